"""The page of the command line, made from the command itself."""

from __future__ import annotations

from typing import Any

import typer

from kg.cli import app

Command = Any  # of click or of the copy in typer, as the version has it
Parameter = Any


def page() -> str:
    """Each verb with its help, arguments and options."""
    told = [
        "# Command line",
        "`kg --version` says which version this is, `kg VERB --help` what stands here. Results go to standard output,"
        " notes and progress to standard error.",
        "| exit code | meaning |\n|---|---|\n| 0 | done |\n| 1 | an error, told in a line |\n"
        "| 2 | the command was not understood |\n| 3 | done, but there is something to look at:"
        " articles that could not be read, conflicts, faults, graphs not taken |",
    ]
    verbs: dict[str, Command] = typer.main.get_command(app()).commands  # type: ignore[attr-defined]
    told += [_verb(name, verb) for name, verb in sorted(verbs.items())]
    return "\n\n".join(told) + "\n"


def _verb(name: str, verb: Command) -> str:
    usage = " ".join(verb.collect_usage_pieces(typer.Context(verb, info_name=name)))
    rows = "\n".join(_row(one) for one in verb.params)
    words = "\n\n".join(_told(part) for part in (verb.help or "").split("\n\n"))
    return (
        f"## kg {name}\n\n```text\nkg {name} {usage}\n```\n\n{words}\n\n"
        f"| argument or option | default | meaning |\n|---|---|---|\n{rows}"
    )


def _told(part: str) -> str:
    """A paragraph of help; an example is a command."""
    words = " ".join(part.split())
    head, colon, command = words.partition("Example: ")
    return f"```text\n{command}\n```" if colon and not head else cell(words)


def _row(one: Parameter) -> str:
    meaning = cell(getattr(one, "help", "") or "")
    if one.param_type_name == "argument":
        return f"| `{one.metavar or one.name.upper()}` | {'needed' if one.required else ''} | {meaning} |"
    name = ", ".join(f"`{word}`" for word in (*one.opts, *one.secondary_opts))
    plain = isinstance(one.default, str | int | float) and not isinstance(one.default, bool) and one.default != ""
    return f"| {name} | {f'`{one.default}`' if plain else 'needed' if one.required else ''} | {meaning} |"


def cell(words: str) -> str:
    """Words as they may stand in a cell of a table."""
    return " ".join(words.split()).replace("|", "\\|").replace("<", "&lt;")
