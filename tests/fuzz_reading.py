"""Reading under fire: sample articles cut, shuffled, shouted, stripped of their marks, and filled with junk.

``python -m tests.fuzz_reading 20000 [SEED]`` reads that many mutated articles and a line of five million characters,
checks what must hold for any record, and prints counts, failures and the slowest articles. It exits with 1 if
anything failed. `mutated` gives the articles to the tests as well.
"""

from __future__ import annotations

import heapq
import json
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import NamedTuple

from kg.layout import lay_out
from kg.model import Article, Evidence, Record
from kg.reading import read
from kg.records import dumps
from kg.text import sentences, without_marks

_SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "articles"
_STOPS = ".,;:!?()\"'-–/…“”"
_SHORT = 200  # characters below which the time of an article says nothing about speed

Mutation = Callable[[str, random.Random], str]


def sample_texts() -> tuple[str, ...]:
    """The texts of the sample corpus."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(_SAMPLE.glob("*.txt")))


# ---------------------------------------------------------------- mutations
def _cut(text: str, chance: random.Random) -> str:
    start, end = sorted(chance.choices(range(len(text) + 1), k=2))
    return text[start:end]


def _shuffle_sentences(text: str, chance: random.Random) -> str:
    found = [span.cut(text) for span in sentences(text)]
    chance.shuffle(found)
    return chance.choice((" ", "\n")).join(found)


def _shuffle_words(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    at = chance.randrange(len(words))
    some = words[at : at + 30]
    chance.shuffle(some)
    return " ".join([*words[:at], *some, *words[at + 30 :]])


def _shout(text: str, chance: random.Random) -> str:
    start, end = sorted(chance.choices(range(len(text) + 1), k=2))
    return text[:start] + text[start:end].upper() + text[end:]


def _whisper(text: str, chance: random.Random) -> str:
    return text.lower()


def _strip_marks(text: str, chance: random.Random) -> str:
    return without_marks(text)


def _junk(text: str, chance: random.Random) -> str:
    letters = [chr(chance.choice((chance.randrange(32), chance.randrange(0xD800), 0xFFFD))) for _ in range(40)]
    for letter in letters:
        at = chance.randrange(len(text) + 1)
        text = text[:at] + letter + text[at:]
    return text


def _drop_stops(text: str, chance: random.Random) -> str:
    return text.translate(dict.fromkeys(map(ord, chance.sample(_STOPS, 8))))


def _many_stops(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    stop = chance.choice(_STOPS + " \n")
    return text[:at] + stop * chance.randrange(60 if stop.isspace() else 3000) + text[at:]


def _one_line(text: str, chance: random.Random) -> str:
    return " ".join(text.split())


def _one_word_a_line(text: str, chance: random.Random) -> str:
    return text.replace(" ", "\n")


def _repeat(text: str, chance: random.Random) -> str:
    part = _cut(text, chance)[:300]
    return text + part * chance.randrange(20)


def _nothing(text: str, chance: random.Random) -> str:
    return ""


MUTATIONS: tuple[Mutation, ...] = (
    *(_cut, _shuffle_sentences, _shuffle_words, _shout, _whisper, _strip_marks, _junk),
    *(_drop_stops, _many_stops, _one_line, _one_word_a_line, _repeat, _nothing),
)


def mutated(count: int, seed: int) -> Iterator[tuple[str, Article]]:
    """That many mutated articles, each with the names of its mutations; the same ones for the same seed."""
    chance = random.Random(seed)
    texts = sample_texts()
    for number in range(count):
        text = chance.choice(texts)
        done = []
        for mutation in chance.choices(MUTATIONS[:-1], k=chance.randint(1, 3)) if number else [_nothing]:
            text = mutation(text, chance) if text else text
            done.append(mutation.__name__.strip("_"))
        yield "+".join(done), lay_out(Article(id=f"mutated-{number}", text=text))


def long_line(characters: int, seed: int) -> Article:
    """An article whose text is one line of that many characters, made of shuffled sentences of the sample."""
    chance = random.Random(seed)
    found = [" ".join(span.cut(text).split()) for text in sample_texts() for span in sentences(text)]
    line = ""
    while len(line) < characters:
        chance.shuffle(found)
        line += " ".join(found) + " "
    return lay_out(Article(id="long-line", text=line[:characters]))


# ---------------------------------------------------------------- what must hold
def evidence_of(value: object) -> Iterator[Evidence]:
    """All evidence in a record or in a part of one."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from evidence_of(member)
    elif is_dataclass(value):
        for field in fields(value):
            yield from evidence_of(getattr(value, field.name))


def check(article: Article, record: Record) -> None:
    """Raise AssertionError if the record is not one of that article that can be written and pointed at."""
    assert record.article == article.id
    assert record.sha256 == article.sha256
    for evidence in evidence_of(record):
        assert 0 <= evidence.span.start < evidence.span.end <= len(article.text), evidence
        assert evidence.span.cut(article.text).strip(), evidence
        assert 0 < evidence.confidence <= 1, evidence
    assert json.loads(dumps(record, article.text).encode())["id"] == article.id


# ---------------------------------------------------------------- by hand
class _Run(NamedTuple):
    """How one article was read: characters a second of work, its mutations, id and length."""

    speed: float
    how: str
    article: str
    characters: int


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _timed(how: str, article: Article, counts: Counter[str]) -> _Run | None:
    started = time.process_time()
    try:
        record = read(article)
        taken = time.process_time() - started
        check(article, record)
    except Exception:  # whatever goes wrong is what is looked for here
        counts["failures"] += 1
        _say(f"FAILED {article.id} ({how})\n{traceback.format_exc(limit=-4)}")
        return None
    counts.update(
        articles=1,
        characters=len(article.text),
        provinces=len(record.provinces),
        officials=len(record.officials),
        meetings=len(record.meetings),
    )
    return _Run(len(article.text) / taken, how, article.id, len(article.text))


def main(arguments: Sequence[str]) -> int:
    """Read mutated articles and a long line, print what happened, and give the exit code."""
    count, seed = (int(argument) for argument in (*arguments, *("20000", "2025")[len(arguments) :]))
    counts: Counter[str] = Counter()
    started = time.perf_counter()
    runs = [run for how, article in mutated(count, seed) if (run := _timed(how, article, counts))]
    spent = time.perf_counter() - started
    _say(f"{count} mutated articles, seed {seed}: {spent:.0f} s with laying out and checking")
    _say("slowest, in characters a second:")
    for run in heapq.nsmallest(5, (run for run in runs if run.characters >= _SHORT)):
        _say(f"{run.speed:12,.0f}  {run.article} of {run.characters} characters ({run.how})")
    long = _timed("long line", long_line(5_000_000, seed), counts)
    _say(f"{long.speed if long else 0:12,.0f}  one line of 5,000,000 characters")
    _say("  ".join(f"{name} {counts[name]:,}" for name in sorted(counts)))
    return 1 if counts["failures"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
