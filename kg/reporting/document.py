"""The document around the sections: head, style for screen and paper, policy, running heads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files

from kg.figures import COLOURS
from kg.html import Html, joined, policy, tag
from kg.reporting.originals import Originals, opener
from kg.reporting.parts import Section
from kg.reporting.wording import Words

__all__ = ["document"]

_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_PLAIN = re.compile(r"[\w ]", re.ASCII)


def document(
    words: Words, title: str, head: Html, sections: Iterable[Section], originals: Originals | None = None
) -> str:
    """The whole page: nothing is loaded; the title runs above every printed page but the first.

    No script runs but, where there are `originals`, the one that opens these.
    """
    pages = originals if originals and originals.pages else None
    body = joined([tag("a", words("skip"), href="#main", class_="skip"), head, _main(sections), _foot(words)])
    style = _style() + _running(words, title)
    styles = [style, *_STYLE.findall(body)]
    if pages is None:
        allowed, tail = policy(styles=styles), Html("")
    else:
        script = opener()
        allowed = policy(styles=styles, scripts=[script], bases=("about:",), framed=pages.allowed)
        tail = joined([pages.packed(), tag("script", Html(script))], "\n")
    top = joined(
        [
            Html('<meta charset="utf-8">'),
            Html(f'<meta http-equiv="Content-Security-Policy" content="{allowed}">'),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("meta", name="color-scheme", content="light dark"),
            tag("meta", name="generator", content="Liên tỉnh"),
            tag("link", rel="icon", href="data:,"),
            tag("title", title),
            tag("style", Html(style)),
        ],
        "\n",
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{words.lang}">\n<head>\n{top}\n</head>\n<body>\n{body}\n{tail}</body>\n</html>\n'
    )


def _main(sections: Iterable[Section]) -> Html:
    return tag("main", *(section.html() for section in sections), id="main")


def _foot(words: Words) -> Html:
    return tag("footer", tag("p", words("foot")))


def _style() -> str:
    """The style sheet, with the colours of figures on dark ground where it asks for them."""
    dark = "\n".join(f"    --{name}: {colour};" for name, (_, colour) in COLOURS.items() if name.startswith("fig-"))
    return (files("kg.reporting") / "style.css").read_text(encoding="utf-8").replace("FIGURES", dark)


def _running(words: Words, title: str) -> str:
    """The heads and numbers of printed pages; the title is made safe for a style sheet."""
    safe = "".join(sign if _PLAIN.fullmatch(sign) else f"\\{ord(sign):x} " for sign in title)
    page = "".join(f"\\{ord(sign):x} " for sign in words.text("page"))
    return (
        f'\n@page {{ @top-left {{ content: "{safe}"; }}'
        f' @bottom-right {{ content: "{page} " counter(page) " / " counter(pages); }} }}'
        "\n@page :first { @top-left { content: none; } }\n"
    )
