"""Printing: a document as PDF, by Chromium or Chrome if there is one, else by WeasyPrint if that is installed.

The only module that knows WeasyPrint, and the only one that starts a browser. The browser gets a profile of its own
that is thrown away, and what it prints asks for nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import MissingLibraryError, PrintError
from kg.figures import plain
from kg.files import replacing, write_text
from kg.html import Page

__all__ = ["browser", "print_pdf"]

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--no-first-run",
    "--no-pdf-header-footer",
)
_SECONDS = 180
_HALOED = re.compile(r"<text[^>]*paint-order=[^>]*>")
_STROKE = re.compile(r' (?:stroke(?:-[a-z]+)?|paint-order)="[^"]*"')
_LAST = 400  # characters of what a browser said that fails


def browser() -> str | None:
    """The path of the browser that would print, if there is any."""
    return next((found for name in _BROWSERS if (found := shutil.which(name))), None)


def print_pdf(page: Page, path: str | os.PathLike[str]) -> Path:
    """Print a page to a PDF file and return its path; the file appears whole or not at all.

    Raises MissingLibraryError where nothing can print, PrintError where printing fails.
    """
    program = browser()
    if program is None and find_spec("weasyprint") is None:
        raise MissingLibraryError(
            "nothing here prints PDF; install Chromium or Google Chrome (Debian: apt-get install chromium),"
            " or the library WeasyPrint (pip install weasyprint)"
        )
    with replacing(path) as partial:
        if program:
            _by_browser(program, page, partial)
        else:
            _by_weasyprint(page, partial)
    return Path(path)


def _by_browser(program: str, page: Page, target: Path) -> None:
    with TemporaryDirectory(prefix="kg-print-") as folder:
        written = Path(folder) / "page.html"
        printed = Path(folder) / "page.pdf"
        write_text(written, page.html)
        flags = [*_FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            flags.append("--no-sandbox")  # Chromium refuses to start as root with one
        try:
            run = subprocess.run(
                [program, *flags, written.as_uri()], capture_output=True, text=True, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise PrintError(f"{program}: did not print within {_SECONDS} seconds; expected a PDF") from None
        if run.returncode or not printed.exists():
            raise PrintError(f"{program}: printed nothing; expected a PDF. It said: {run.stderr.strip()[-_LAST:]}")
        target.write_bytes(printed.read_bytes())


def _by_weasyprint(page: Page, target: Path) -> None:
    """Within pictures WeasyPrint knows no variables, and draws the halo of a name over the name: both are taken out."""
    weasyprint = import_module("weasyprint")  # optional
    html = _HALOED.sub(lambda name: _STROKE.sub("", name[0]), plain(page.html))
    weasyprint.HTML(string=html).write_pdf(str(target))
