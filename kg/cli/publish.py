"""``kg publish``: a graph into a triple store."""

from __future__ import annotations

import os
from collections import Counter
from typing import Annotated
from urllib.parse import urlsplit

import typer

from kg import pipeline, settings
from kg.cli.options import SETTINGS, GraphFolder, SettingsFile
from kg.cli.screen import LOOK, say, show
from kg.rdf import DEFAULT_BASE, publishing
from kg.rdf.publishing import Action, Credentials, Endpoints, Patience

__all__ = ["publish"]

_QUIET = {Action.ADOPTED, Action.WOULD_ADOPT, Action.UNCHANGED, Action.FOREIGN}
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def publish(
    graph: GraphFolder,
    to: Annotated[
        str, typer.Option("--to", metavar="URL", help="Base URL of the --store, else a Graph Store address.")
    ],
    store: Annotated[
        str | None, typer.Option(metavar="NAME", help=f"Which store it is: {', '.join(sorted(publishing.STORES))}.")
    ] = None,
    query_url: Annotated[str | None, typer.Option(metavar="URL", help="Where queries go, if not beside --to.")] = None,
    update_url: Annotated[str | None, typer.Option(metavar="URL", help="Where updates go, if not beside --to.")] = None,
    graphs: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="Only graphs of such names: vocabulary, 'article/*'. May be repeated."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done and change nothing.")] = False,
    loaded: Annotated[
        bool, typer.Option("--loaded", help="The store was loaded in bulk from this build's own files: do not resend.")
    ] = False,
    tables: Annotated[
        bool, typer.Option("--tables", help="Publish graph/tables too, from which a dump becomes a graph again.")
    ] = False,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for an answer.")] = 60.0,
    tries: Annotated[int, typer.Option(min=1, help="How often a request is sent at most.")] = 5,
    settings_file: SettingsFile = SETTINGS,
) -> None:
    """Bring a triple store up to a graph: send the named graphs that changed, remove those that are gone.

    The store's other graphs are left alone. Run it again after an interruption. Credentials come from the environment:
    KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN. Exit code 3 if graphs failed; the others are published.

    Example: kg publish output --to http://127.0.0.1:7878 --store oxigraph
    """
    base = settings.load(settings_file).base
    where = publishing.endpoints(to, store=store, query_url=query_url, update_url=update_url)
    credentials = Credentials.from_environment(os.environ)
    _warn(base, where, credentials)
    built, counted = pipeline.load(graph), Counter[Action]()
    try:
        with publishing.Store(where, credentials, timeout=timeout, patience=Patience(tries)) as opened:
            outcomes = publishing.publish(
                built, opened, base=base, only=graphs or (), dry_run=dry_run, loaded=loaded, tables=tables
            )
            for outcome in outcomes:
                counted[outcome.action] += 1
                if outcome.action not in _QUIET:
                    show(str(outcome))
    finally:
        _sum_up(counted, dry_run=dry_run)
    if counted[Action.FAILED]:
        raise typer.Exit(LOOK)


def _warn(base: str, where: Endpoints, credentials: Credentials) -> None:
    if base == DEFAULT_BASE:
        say(f"kg: warning: {base} is a placeholder nobody can look up; set base in kg.toml before others use the graph")
    urls = [url for url in (where.query, where.update, where.graphs) if url]
    if credentials and any(urlsplit(url).scheme == "http" and urlsplit(url).hostname not in _LOOPBACK for url in urls):
        say("kg: warning: credentials travel unprotected over http; https would keep them")


def _sum_up(counted: Counter[Action], *, dry_run: bool) -> None:
    """One line of numbers, also where the run broke off."""
    actions = [Action.WOULD_SEND, Action.WOULD_REMOVE] if dry_run else [Action.SENT, Action.REMOVED]
    actions += [action for action in (Action.ADOPTED, Action.WOULD_ADOPT) if counted[action]]
    named = (f"{counted[action]} {action}" for action in (*actions, Action.UNCHANGED, Action.FAILED))
    say(f"kg: {', '.join(named)}")
    if counted[Action.FOREIGN]:
        say(f"kg: {counted[Action.FOREIGN]} graph(s) under the same base were not published by kg and stay as they are")
