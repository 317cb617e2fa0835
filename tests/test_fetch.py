"""Fetching pages from a server of our own: what is asked for, what is kept, what is left alone."""

import gzip
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from kg import sources
from kg.corpus import fetching
from kg.corpus.fetching import Action
from kg.errors import FetchError
from kg.model import Article
from tests.command import kg

PAGE = (Path(__file__).parent / "pages" / "comments.html").read_text(encoding="utf-8")
TITLE = "Lâm Đồng và Ninh Thuận mở tuyến xe buýt liên tỉnh"


class Site:
    """What a server answers by path: status, headers and content; and what it was asked for."""

    def __init__(self):
        self.pages, self.asked, self.address = {}, [], ""

    def put(self, path, content, kind="text/html; charset=utf-8", status=200, **headers):
        content = content.encode() if isinstance(content, str) else content
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": kind, **named}, content)

    def paths(self):
        return [path for path, _ in self.asked]


@pytest.fixture
def site():
    with serving(Site()) as one:
        yield one


@contextmanager
def serving(one):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            one.asked.append((self.path, dict(self.headers)))
            status, headers, content = one.pages.get(self.path, (404, {}, b""))
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, content = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    one.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield one
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def fetch(site, path, folder, waited=None, delay=0.0, **options):
    with fetching.Web(delay=delay, sleep=(waited if waited is not None else []).append) as web:
        return list(fetching.fetch(site.address + path, folder, web, **options))


def rss(site, *paths):
    items = "".join(f"<item><title>x</title><link>{site.address}{path}</link></item>" for path in paths)
    site.put("/feed", f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>', "text/xml")


def atom(site, *paths):
    entries = "".join(
        f'<entry><link rel="alternate" href="{path}"/><link rel="edit" href="/no"/></entry>' for path in paths
    )
    site.put("/feed", f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>', "application/atom+xml")


def sitemap(site, *paths):
    name = "http://www.sitemaps.org/schemas/sitemap/0.9"
    urls = "".join(f"<url><loc>{site.address}{path}</loc></url>" for path in paths)
    site.put("/pages.xml.gz", gzip.compress(f'<urlset xmlns="{name}">{urls}</urlset>'.encode()), "application/gzip")
    inner = f"<sitemap><loc>{site.address}/pages.xml.gz</loc></sitemap>" * 2
    site.put("/feed", f'<sitemapindex xmlns="{name}">{inner}</sitemapindex>', "text/xml")


@pytest.mark.parametrize("listing", [rss, atom, sitemap])
def test_the_pages_of_a_listing_are_saved_and_can_be_read(site, tmp_path, listing):
    for number in (1, 2):
        site.put(f"/tin/{number}.html?x=--", PAGE.replace("12 lượt", f"{number} lượt"))
    listing(site, "/tin/1.html?x=--", "/tin/2.html?x=--", "/tin/1.html?x=--")
    outcomes = fetch(site, "/feed", tmp_path)
    assert [outcome.action for outcome in outcomes] == [Action.SAVED, Action.SAVED]
    articles = [one for one in sources.read([tmp_path]) if isinstance(one, Article)]
    assert [article.title for article in articles] == [TITLE, TITLE]
    assert articles[0].url == f"{site.address}/tin/1.html?x=%2D%2D"


def test_a_page_by_itself_is_saved_in_utf_8_whatever_it_was_sent_in(site, tmp_path):
    site.put("/a", PAGE.replace('<meta charset="utf-8">', "").encode("utf-16-le"), "text/html; charset=utf-16le")
    (outcome,) = fetch(site, "/a", tmp_path)
    assert outcome.action is Action.SAVED
    (article,) = [one for one in sources.read([tmp_path]) if isinstance(one, Article)]
    assert article.title == TITLE
    assert site.paths().count("/a") == 1


def test_robots_txt_is_honoured_and_asked_for_once(site, tmp_path):
    site.put("/robots.txt", "User-agent: *\nDisallow: /kin/\nCrawl-delay: 7\n", "text/plain")
    site.put("/mo/1", PAGE)
    site.put("/kin/2", PAGE)
    rss(site, "/kin/2", "/mo/1")
    waited = []
    outcomes = fetch(site, "/feed", tmp_path, waited)
    assert [outcome.action for outcome in outcomes] == [Action.REFUSED, Action.SAVED]
    assert "robots.txt" in outcomes[0].why
    assert "/kin/2" not in site.paths()
    assert site.paths().count("/robots.txt") == 1
    assert all(6 < seconds <= 7 for seconds in waited[-1:])


def test_a_robots_txt_that_cannot_be_had_allows_nothing(site, tmp_path):
    site.put("/robots.txt", "", status=503)
    site.put("/a", PAGE)
    with pytest.raises(FetchError, match=r"robots\.txt does not allow it"):
        fetch(site, "/a", tmp_path)
    assert site.paths() == ["/robots.txt"]


def test_between_requests_there_is_room(site, tmp_path):
    for path in ("/1", "/2", "/3"):
        site.put(path, PAGE)
    rss(site, "/1", "/2", "/3")
    waited = []
    fetch(site, "/feed", tmp_path, waited, delay=30.0)
    assert len(waited) == 4  # every request but the first
    assert all(25 < seconds <= 30 for seconds in waited)


def test_a_second_run_asks_only_whether_pages_changed(site, tmp_path):
    site.put("/1", PAGE, ETag='"v1"')
    site.put("/2", PAGE, Last_Modified="Tue, 04 Jun 2019 08:00:00 GMT")
    rss(site, "/1", "/2")
    fetch(site, "/feed", tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    site.asked.clear()
    assert [outcome.action for outcome in fetch(site, "/feed", tmp_path)] == [Action.UNCHANGED] * 2
    sent = dict(site.asked)
    assert sent["/1"]["If-None-Match"] == '"v1"'
    assert sent["/2"]["If-Modified-Since"] == "Tue, 04 Jun 2019 08:00:00 GMT"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    site.put("/1", PAGE.replace("12 lượt", "14 lượt"), ETag='"v2"')
    assert [outcome.action for outcome in fetch(site, "/feed", tmp_path)] == [Action.SAVED, Action.UNCHANGED]


def test_a_run_goes_on_where_the_last_one_stopped(site, tmp_path):
    paths = [f"/{number}" for number in range(5)]
    for path in paths:
        site.put(path, PAGE)
    rss(site, *paths)
    with fetching.Web(delay=0) as web:
        stopped = fetching.fetch(f"{site.address}/feed", tmp_path, web)
        assert next(stopped).action is Action.SAVED
        stopped.close()
    with (tmp_path / "fetched.ledger").open("a") as ledger:
        ledger.write('{"url": "half')  # as a run that was killed leaves it
    site.asked.clear()
    assert len(fetch(site, "/feed", tmp_path, max_pages=2)) == 2
    assert [path for path in site.paths() if path in paths] == ["/1", "/2"]
    assert len(fetch(site, "/feed", tmp_path)) == 5
    assert len(list(tmp_path.glob("*.html"))) == 5


def test_a_broken_ledger_is_an_error_with_its_line(site, tmp_path):
    site.put("/a", PAGE)
    (tmp_path / "fetched.ledger").write_text("nothing\n{}\n", encoding="utf-8")
    with pytest.raises(FetchError, match=r"fetched\.ledger:1: no entry"):
        fetch(site, "/a", tmp_path)


def test_pages_that_cannot_be_had_are_told_and_the_others_are_saved(site, tmp_path):
    site.put("/1", "", status=500)
    site.put("/2", b"\xff\xd8", "image/jpeg")
    site.put("/3", "", status=302, Location="/3")
    site.put("/4", "", status=301, Location="/5")
    site.put("/5", PAGE)
    rss(site, "/1", "/2", "/3", "/4")
    outcomes = fetch(site, "/feed", tmp_path)
    assert [outcome.action for outcome in outcomes] == [Action.FAILED] * 3 + [Action.SAVED]
    assert [outcome.why for outcome in outcomes[:3]] == [
        "status 500",
        "image/jpeg; expected HTML, text, PDF or DOCX",
        "redirected without end",
    ]


@pytest.mark.parametrize("url", ["/nowhere", "file:///etc/passwd", "http://127.0.0.1:9/"])
def test_an_address_that_cannot_be_had_is_an_error(site, tmp_path, url):
    run = kg("fetch", site.address + url if url.startswith("/") else url, "-o", tmp_path / "out", "--delay", 0)
    assert run.returncode == 1
    assert "expected a feed, a sitemap or a page" in run.stderr
    assert not (tmp_path / "out").exists()


def test_the_command_says_what_became_of_the_pages(site, tmp_path):
    site.put("/1", PAGE)
    rss(site, "/1", "/2")
    run = kg(
        "fetch", f"{site.address}/feed", "-o", tmp_path, "--delay", 0, "--user-agent", "Toi/1 (+mailto:a@b.example)"
    )
    assert run.returncode == 3
    assert run.stdout.splitlines() == [f"saved {site.address}/1", f"failed {site.address}/2: status 404"]
    assert "kg: 1 saved, 0 unchanged, 0 refused, 1 failed" in run.stderr
    assert {headers["User-Agent"] for _, headers in site.asked} == {"Toi/1 (+mailto:a@b.example)"}
    assert kg("extract", tmp_path, "-o", tmp_path / "out").returncode == 0
