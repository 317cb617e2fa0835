"""The corpora of benchmarks: seeded, of any size, and read like any other."""

from itertools import islice

from kg import reading, sources
from kg.model import Article
from tests.bench.corpus import copies, new, save
from tests.factories import STEMS, annotated


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        save(tmp_path / f"{name}.jsonl.gz", new(20, seed))
    same, again, other = ((tmp_path / f"{name}.jsonl.gz").read_bytes() for name in "abc")
    assert same == again != other


def test_a_larger_corpus_begins_with_the_smaller_one():
    assert list(islice(new(50), 20)) == list(new(20))


def test_copies_have_ids_provinces_and_days_of_their_own():
    given = [annotated(stem)[0] for stem in STEMS[:3]]
    lines = list(copies(given, 3))
    assert len({line["id"] for line in lines}) == len(lines) == 9
    first, second, third = (line["text"] for line in lines[::3])
    assert first == given[0].text
    assert "22/8/2018" in first
    assert "22/8/2018" not in second + third
    assert len({first, second, third}) == 3


def test_new_articles_are_read_and_tell_of_meetings(tmp_path):
    save(tmp_path / "new.jsonl", new(60))
    articles = list(sources.read([tmp_path / "new.jsonl"]))
    assert all(isinstance(article, Article) for article in articles)
    assert len(articles) == 60
    records = [reading.read(article) for article in articles]
    assert sum(bool(record.meetings) for record in records) >= 10
    assert sum(len(record.officials) for record in records) >= 40
