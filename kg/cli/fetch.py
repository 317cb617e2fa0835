"""``kg fetch``: the pages of a feed or sitemap into a folder."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.screen import LOOK, say, show
from kg.corpus import fetching
from kg.corpus.fetching import Action
from kg.corpus.fetching.web import USER_AGENT

__all__ = ["fetch"]


def fetch(
    url: Annotated[str, typer.Argument(metavar="URL", help="A feed (RSS, Atom), a sitemap, or a page.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the pages.")],
    max_pages: Annotated[int, typer.Option(min=1, help="How many pages are asked for at most.")] = 100,
    delay: Annotated[float, typer.Option(min=0, help="Seconds between requests; robots.txt may ask for more.")] = 1.0,
    user_agent: Annotated[str, typer.Option(help="Who asks: a name and an address servers can write to.")] = USER_AGENT,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for an answer.")] = 30.0,
) -> None:
    """Save the pages a feed or sitemap lists, as far as robots.txt allows, for kg build to read.

    Run it again to go on after an interruption, and later for what is new or changed: pages that are not there yet come
    first, the others are asked for only if they changed. Exit code 3 if pages failed; the others are saved.

    Example: kg fetch https://example.org/sitemap.xml -o news
    """
    counted = Counter[Action]()
    with fetching.Web(user_agent=user_agent, delay=delay, timeout=timeout) as web:
        for outcome in fetching.fetch(url, output, web, max_pages=max_pages):
            counted[outcome.action] += 1
            if outcome.action is not Action.UNCHANGED:
                show(str(outcome))
    say("kg: " + ", ".join(f"{counted[action]} {action}" for action in Action))
    if counted[Action.FAILED]:
        raise typer.Exit(LOOK)
