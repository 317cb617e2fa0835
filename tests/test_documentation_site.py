"""The documentation as a site: it is built without a warning, leads nowhere outside but by links, and is complete."""

import os
import re
import subprocess
import sys
import threading
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from kg import cli, measures
from kg.graph import TABLES
from tests.browsing import browser

__all__ = ["browser"]  # the fixture, as pytest looks for it by name

ROOT = Path(__file__).parents[1]
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}


class Page(HTMLParser):
    """What a page links to and loads, and the places one can link to."""

    def __init__(self, path):
        super().__init__()
        self.links, self.loads, self.anchors = [], [], set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.anchors |= {told[name] for name in ("id", "name") if told.get(name)}
        if tag == "a" and told.get("href"):
            self.links.append(told["href"])
        if tag in LOADING and told.get(LOADING[tag]) and told.get("rel") not in ("canonical", "next", "prev"):
            self.loads.append(told[LOADING[tag]])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    assert run.returncode == 0, run.stderr
    assert "WARNING" not in run.stderr
    return folder


@pytest.fixture(scope="module")
def pages(site):
    """The pages that are made here; the page of the ontology has its own tests."""
    return {path: Page(path) for path in sorted(site.rglob("*.html")) if path.name not in ("404.html", "terms.html")}


def test_nothing_is_loaded_from_elsewhere(pages):
    assert not {(path.name, one) for path, page in pages.items() for one in page.loads if urlsplit(one).netloc}
    styles = [path.read_text(encoding="utf-8") for path in next(iter(pages)).parent.rglob("*.css")]
    assert not [found for text in styles for found in re.findall(r"url\(['\"]?(?:https?:)?//[^)]+\)", text)]


def test_every_link_inside_resolves(pages, site):
    there = {path: page.anchors for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for link in page.links:
            split = urlsplit(link)
            if split.scheme or split.netloc:
                continue
            target = (path.parent / unquote(split.path)).resolve() if split.path else path
            target = target / "index.html" if target.is_dir() else target
            known = target in there or target.exists()
            anchored = not split.fragment or target not in there or unquote(split.fragment) in there[target]
            if not (known and anchored):
                broken.append((str(path.relative_to(site)), link))
    assert not broken


def test_every_page_of_docs_is_in_the_navigation(pages, site):
    listed = {(site / link).resolve() for link in pages[site / "index.html"].links if not urlsplit(link).scheme}
    written = {site / page.with_suffix(".html").name for page in (ROOT / "docs").glob("*.md")}
    assert not {path.name for path in written - {site / unquote(str(path)) for path in listed}}


def test_the_reference_names_every_verb_table_and_measure(site):
    told = {path.stem: path.read_text(encoding="utf-8") for path in (site / "reference").glob("*.html")}
    assert not [verb for verb in cli.verbs() if f'id="kg-{verb}"' not in told["cli"]]
    assert not [table for table in TABLES if f'id="{table}"' not in told["tables"]]
    assert not [
        column.name for table in TABLES.values() for column in table.columns if column.name not in told["tables"]
    ]
    assert not [name for name in measures.known() if f"measures.html#{name}" not in told["networks"]]


def test_the_figures_of_the_present_version_are_filled_in(site):
    told = (site / "evaluation.html").read_text(encoding="utf-8")
    assert "data/development (42)" in told
    assert len(re.findall(r"<td>[01]\.\d\d</td>", told)) > 20


# ---------------------------------------------------------------- search
class Quiet(SimpleHTTPRequestHandler):
    """Serves files without telling of it."""

    def log_message(self, format, *args):
        pass


@pytest.fixture(scope="module")
def served(site):
    """The address of the site on this machine: a page from the disk may not read the index of the search."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def found(page, words):
    """What the search finds, in its order. It looks when a key comes up again."""
    entry = page.locator("input.md-search__input")
    entry.fill("")
    entry.press("Home")
    page.wait_for_function("document.querySelectorAll('.md-search-result__item').length === 0")
    entry.fill(words)
    entry.press("End")
    page.wait_for_selector(".md-search-result__item h1", state="attached")
    return page.locator(".md-search-result__item h1").all_inner_texts()


def test_the_search_finds_words_with_and_without_their_marks(browser, served):
    page = browser.new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(served + "index.html")
    page.locator("input.md-search__input").click()
    plain, marked = found(page, "quang ninh"), found(page, "QUẢNG Ninh")
    assert plain == marked
    assert "The report" in plain[:2]  # a page, before the files it leads to
    assert any("29-quang-ninh-hai-phong" in title for title in plain)
    assert "Quảng" in page.locator(".md-search-result__item mark").all_inner_texts()
    assert found(page, "do tin cay") == found(page, "độ tin cậy")
    assert not [url for url in asked if not url.startswith(served)]
    assert complaints == []
    page.close()
