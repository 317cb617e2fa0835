"""The command line: each file here whose function has the file's name is a verb. The only room that prints.

Besides the verbs there are `options` (what several verbs take), `screen` and `summary` (what a person sees of a run),
`logs` (what a program is told of it) and `conversation` (questions in a terminal). The only door to the libraries of
the command line.

Exit codes: 0 all went well, 1 an error (said on standard error) or a graph that breaks its shapes (kg validate), 2 the
command was not understood, 3 done, but there is something to look at: articles that could not be read, conflicts
(kg check), faults (kg verify), graphs a store did not take (kg publish).
"""

from __future__ import annotations

import gc
import pkgutil
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated

import typer

from kg import __version__
from kg.cli.screen import say
from kg.errors import KgError

__all__ = ["app", "main", "verbs"]

# Tables become millions of short-lived values without cycles, among which the collector would look in vain some
# hundred times: a twelfth of the time of a build. The last number counts collections of the generation before.
_COLLECT_AFTER = (200_000, 20, 100)


def main() -> None:
    """Run the command; errors raised on purpose and by the file system become a line on standard error, exit code 1."""
    gc.set_threshold(*_COLLECT_AFTER)
    try:
        app(sys.argv[1:2])(prog_name="kg")
    except KgError as error:
        say(f"kg: {error}")
        sys.exit(1)
    except OSError as error:
        if error.filename is None:
            raise
        say(f"kg: {error.filename}: {error.strerror}; expected a place that can be read and written")
        sys.exit(1)


def app(first: Sequence[str] = ()) -> typer.Typer:
    """The command with all its verbs, or with the only one that its `first` word names: no other is loaded then."""
    command = typer.Typer(
        add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None
    )
    command.callback()(_options)
    for name, verb in (verbs(*first) or verbs()).items():
        command.command(name)(verb)
    return command


def verbs(*named: str) -> dict[str, Callable[..., None]]:
    """The verbs by name, sorted; of those `named` only, if any are."""
    known = sorted(one.name for one in pkgutil.iter_modules(__path__))
    modules = {name: import_module(f"{__name__}.{name}") for name in known if name in named or not named}
    return {name: getattr(module, name) for name, module in modules.items() if hasattr(module, name)}


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """From newspaper articles to a knowledge graph of cooperation between Vietnam's provinces."""
