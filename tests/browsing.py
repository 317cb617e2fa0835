"""Pages in Chromium, opened from the disk without a network: what they ask for, complain of, show and hand out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
SCREENSHOTS = Path(__file__).parent.parent / "output" / "screenshots"
WIDE, NARROW = (1440, 900), (390, 844)
FLAGS = ("--no-sandbox", "--disable-background-networking")
SVG = "{http://www.w3.org/2000/svg}"


V = TypeVar("V", bound="Visit")


@dataclass
class Visit:
    """A page that was opened, and everything it asked for or complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@dataclass
class Opened(Visit):
    """A page of a network."""

    def shown(self) -> tuple[int, ...]:
        """Nodes shown, nodes in all, links and meetings shown, as the page says."""
        words = self.page.locator("#shown").inner_text().replace(".", "").replace(",", "").split()
        return tuple(int(word) for word in words if word.isdigit())

    def find(self, words: str) -> None:
        """Look for something by name and choose what comes first."""
        self.page.locator("#search").fill(words)
        self.page.keyboard.press("Enter")

    def saved(self, what: str) -> bytes:
        """The file behind an entry of the menu for downloads: png, svg, nodes or edges."""
        with self.page.expect_download() as waiting:
            self.page.locator("#download summary").click()
            self.page.locator(f"#as-{what}").click()
        return Path(waiting.value.path()).read_bytes()

    def drawn(self) -> ElementTree.Element:
        """The view as SVG."""
        return ElementTree.fromstring(self.saved("svg").decode("utf-8"))

    def click(self, x: float, y: float, *, times: int = 1) -> None:
        """Click into the picture, at a place of its own."""
        box = self.page.locator("#picture canvas").first.bounding_box()
        assert box
        self.page.mouse.click(box["x"] + x, box["y"] + y, click_count=times)

    def point(self, x: float, y: float) -> None:
        """Move the pointer to a place of the picture."""
        box = self.page.locator("#picture canvas").first.bounding_box()
        assert box
        self.page.mouse.move(box["x"] + x - 3, box["y"] + y - 3)
        self.page.mouse.move(box["x"] + x, box["y"] + y)


@contextmanager
def launched(*flags: str) -> Iterator[Browser]:
    """A browser with these flags beside those every one has."""
    if not Path(CHROMIUM).exists():
        if "CI" in os.environ:
            pytest.fail("no Chromium: CI must install it, e.g. apt-get install chromium")
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *flags])
        yield started
        started.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched("--disable-gpu") as started:
        yield started


@contextmanager
def visiting(
    browser: Browser,
    path: Path,
    size: tuple[int, int] = WIDE,
    scheme: str = "light",
    *,
    fragment: str = "",
    script: str = "",
    kind: type[V] = Visit,  # type: ignore[assignment]
) -> Iterator[V]:
    """A page without a network; that it asked for nothing and complained of nothing is asserted at the end.

    `script` runs before those of the page.
    """
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce", offline=True
    )
    seen = kind(context.new_page())
    seen.page.on("request", lambda asked: seen.requests.append(asked.url))
    seen.page.on("console", lambda said: seen.complaints.append(said.text))
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    if script:
        seen.page.add_init_script(script)
    seen.page.goto(path.as_uri() + fragment)
    yield seen
    assert [url for url in seen.requests if not url.startswith(("file:", "data:", "blob:", "about:"))] == []
    assert len([url for url in seen.requests if url.startswith("file:")]) == 1
    assert seen.complaints == []
    context.close()


@contextmanager
def opened(
    browser: Browser, path: Path, size: tuple[int, int] = WIDE, scheme: str = "light", fragment: str = ""
) -> Iterator[Opened]:
    """The page of a network, once it is drawn."""
    with visiting(browser, path, size, scheme, fragment=fragment, kind=Opened) as seen:
        seen.page.wait_for_function("document.querySelector('#shown') && document.querySelector('#picture canvas')")
        yield seen


def screenshot(seen: Opened, name: str) -> None:
    """Keep what the page looks like, for people."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    seen.page.screenshot(path=SCREENSHOTS / f"{name}.png")
