"""Pages of HTML taken apart for tests: what they link to, what they hold, what would run."""

from __future__ import annotations

from html.parser import HTMLParser


class Read(HTMLParser):
    """A page: ids, links by target, start tags, the words within each element of an id, and rows counted in links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, str] = {}
        self._open: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        if given.get("id"):
            self.ids.append(given["id"])
        if tag not in ("meta", "link", "br", "img"):
            self._open.append((tag, given.get("id")))

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        for _, name in self._open:
            if name:
                self.words[name] = self.words.get(name, "") + data

    def links(self) -> list[str]:
        """Where links lead, in order."""
        return [given["href"] or "" for tag, given in self.tags if tag == "a" and "href" in given]
