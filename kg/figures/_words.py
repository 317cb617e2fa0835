"""What figures say themselves, in each language; words.json holds it."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

from kg.errors import UnknownFormatError

__all__ = ["LANGUAGES", "amount", "say"]

LANGUAGES = ("vi", "en")
_PLAIN = frozenset({"year", "part"})  # numbers that are names
_ONE_OF = re.compile(r"(?<![\d.,])1 (meeting|pair|cell|article)s(?!\w)")  # English has two numbers, Vietnamese one


@cache
def _spoken() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((files("kg.figures") / "words.json").read_text(encoding="utf-8"))
    return found


def say(lang: str, key: str, **values: object) -> str:
    """The words of that key, with values filled in; raises UnknownFormatError for a language no figure speaks."""
    if lang not in LANGUAGES:
        raise UnknownFormatError(f"no figure in language {lang!r}; known: {' '.join(LANGUAGES)}")
    told = {name: value if name in _PLAIN else _written(value, lang) for name, value in values.items()}
    said = _spoken()[lang][key].format(**told)
    return _ONE_OF.sub(r"1 \1", said) if lang == "en" else said


def _written(value: object, lang: str) -> object:
    return amount(value, lang) if isinstance(value, int) and not isinstance(value, bool) else value


def amount(value: float, lang: str, places: int = 1) -> str:
    """A number as print writes it in the language, with at most so many places: 1.234,5 or 1,234.5."""
    text = f"{value:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(str.maketrans(",.", ".,")) if lang == "vi" else text
