"""What holds for reading any article: pure, the same for one text however it is written, nothing without evidence."""

import json
import random
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from kg import evaluation, records
from kg.layout import lay_out
from kg.model import Article
from kg.reading import read
from kg.text import normalise, plain, sentences
from tests import fuzz_reading
from tests.fuzz_reading import check, evidence_of

_ROOT = Path(__file__).parents[1]
_SAMPLE = _ROOT / "data" / "sample" / "articles"
_GOLD = _ROOT.parent / "shared" / "gold"
STEMS = sorted(path.stem for path in _SAMPLE.glob("*.txt"))
# Sentences that name no unit, no person and no meeting.
_ASIDES = (
    "Mùa màng năm nay khá tốt.",
    "Đường sá đi lại thuận tiện hơn trước.",
    "Trời mưa từ đêm nên không khí mát mẻ.",
    "Nhiều ý kiến được ghi lại đầy đủ.",
)


def sample(stem):
    """The text of an article of the sample corpus."""
    return (_SAMPLE / f"{stem}.txt").read_text(encoding="utf-8")


def page(text, article="a"):
    """The laid-out article with that text."""
    return lay_out(Article(id=article, text=text))


def statements(value):
    """A record in JSON form without its evidence: what it says, not where."""
    if isinstance(value, dict):
        return {
            key: statements(v) for key, v in value.items() if "evidence" not in key and key not in ("sha256", "quote")
        }
    return [statements(member) for member in value] if isinstance(value, list) else value


def said(text):
    """What is stated in a text, and the normal form of the words of all evidence."""
    article = page(text)
    record = read(article)
    words = [plain(evidence.span.cut(article.text)) for evidence in evidence_of(record)]
    return statements(records.to_json(record)), words


# ---------------------------------------------------------------- one text, one record
@pytest.mark.parametrize(
    "rewritten",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda text: "\ufeff" + text.replace("\n", "\r"), id="CR with byte-order mark"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="NFD"),
        pytest.param(lambda text: text.replace("Đ", "\u00d0"), id="Eth"),
        pytest.param(lambda text: text.replace("tỉnh ", "tỉnh\u00a0"), id="some no-break spaces"),
        pytest.param(
            lambda text: text.replace(" ", "\u00a0"),
            id="no-break spaces everywhere",
        ),
        pytest.param(lambda text: text.replace("tỉnh", "tỉnh\u200b").replace("Ngày", "Ng\u00adày"), id="no width"),
    ],
)
def test_a_text_means_the_same_however_it_is_written(rewritten):
    for stem in STEMS:
        assert said(rewritten(sample(stem))) == said(sample(stem)), stem


def test_reading_depends_on_nothing_read_before():
    articles = [page(sample(stem), stem) for stem in STEMS]
    forward = [read(article) for article in articles]
    backward = [read(article) for article in reversed(articles)]
    assert forward == backward[::-1]
    assert forward[0] == read(articles[0])


_ELSEWHERE = """
import hashlib, pathlib
from kg.layout import lay_out
from kg.model import Article
from kg.reading import read
from kg.records import dumps
for path in sorted(pathlib.Path("data/sample/articles").glob("*.txt")):
    article = lay_out(Article(id=path.stem, text=path.read_text(encoding="utf-8")))
    print(path.stem, hashlib.sha256(dumps(read(article), article.text).encode()).hexdigest())
"""


@pytest.mark.parametrize("seed", ["0", "42"])
def test_another_process_writes_the_same_bytes(seed):
    environment = {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", _ELSEWHERE]
    run = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == sorted(run.stdout.splitlines())
    here = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    assert len(STEMS) == len(run.stdout.splitlines())
    assert run.stdout == here.stdout


def test_the_article_stays_as_it_was():
    article = page(sample(STEMS[0]))
    before = repr(article)
    read(article)
    assert repr(article) == before


# ---------------------------------------------------------------- evidence
@pytest.mark.parametrize("stem", STEMS)
def test_evidence_cuts_words_out_of_the_article(stem):
    article = page(sample(stem), stem)
    check(article, read(article))


@pytest.mark.parametrize("stem", STEMS)
def test_nothing_is_stated_without_evidence(stem):
    record = read(page(sample(stem), stem))
    meetings = record.meetings
    stated = [*record.provinces, *record.officials, *meetings, *record.agreements]
    stated += [post for official in record.officials for post in official.posts]
    stated += [part for m in meetings for part in (*m.parties, *m.people, *m.topics, *m.flows, *m.agreements)]
    stated += [role for m in meetings for person in m.people for role in person.roles]
    stated += [value for m in meetings for value in (m.date, m.host) if value]
    assert stated
    assert [value for value in stated if not value.evidence] == []


@pytest.mark.parametrize("token", ["x" * 300, "https://bao.example.vn/" + "tin-" * 70])
def test_evidence_survives_a_word_longer_than_a_quote(token):
    article = page(f"Tin\n\n{token} viết: ngày 5/3, UBND tỉnh Hà Nam làm việc với UBND tỉnh Nam Định.")
    check(article, read(article))


@pytest.mark.parametrize("stem", STEMS)
def test_evidence_of_a_person_is_the_name(stem):
    article = page(sample(stem), stem)
    for official in read(article).officials:
        for evidence in official.evidence:
            words = plain(evidence.span.cut(article.text))
            assert plain(official.name).endswith(words), (official.name, words)


@pytest.mark.parametrize("stem", STEMS)
def test_everybody_is_named_once(stem):
    names = [plain(official.name) for official in read(page(sample(stem), stem)).officials]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("stem", STEMS)
def test_who_takes_part_is_an_official_or_another_person_of_the_record(stem):
    record = read(page(sample(stem), stem))
    known = {official.name for official in record.officials}
    assert {person.name for meeting in record.meetings for person in meeting.people} <= known


@pytest.mark.parametrize("stem", STEMS)
def test_a_record_comes_back_from_json(stem):
    article = page(sample(stem), stem)
    record = read(article)
    again = records.loads(records.dumps(record, article.text))
    assert records.to_json(again) == records.to_json(record)
    assert records.loads(records.dumps(again)) == again
    assert statements(json.loads(records.dumps(record))) == statements(records.to_json(record))


# ---------------------------------------------------------------- what is beside the point changes nothing
@pytest.mark.parametrize("stem", STEMS)
def test_unrelated_sentences_take_no_province_away(stem):
    text = sample(stem)
    chance = random.Random(stem)
    stops = [span.end for span in sentences(normalise(text).text) if text[span.end - 1] == "."]
    for at in sorted(chance.sample(stops, 4), reverse=True):
        text = f"{text[:at]} {chance.choice(_ASIDES)}{text[at:]}"
    before, after = ({p.value for p in read(page(words)).provinces} for words in (sample(stem), text))
    assert after == before


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "\ufeff", "\u200b", ".", "Tin", "Ảnh: T.H", "Tags:", "123", "😀" * 50]
)
def test_next_to_nothing_states_nothing(text):
    record = read(page(text))
    assert record.provinces == record.officials == record.meetings == record.agreements == ()


# ---------------------------------------------------------------- whatever comes
def test_mutated_articles_are_read_without_an_exception():
    started = time.perf_counter()
    characters = 0
    for _, article in fuzz_reading.mutated(300, seed=7):
        check(article, read(article))
        characters += len(article.text)
    assert characters > 250_000
    assert time.perf_counter() - started < 60


def test_one_long_line_is_read_in_time():
    article = fuzz_reading.long_line(300_000, seed=7)
    started = time.perf_counter()
    record = read(article)
    assert time.perf_counter() - started < 30
    check(article, record)
    assert record.provinces


def seconds_for(row):
    """How long reading a report with that row of characters in it takes."""
    article = page(f"Tin\n\nNgày 5/3, UBND tỉnh Hà Giang làm việc với UBND tỉnh Nam Định{row} về du lịch.")
    started = time.perf_counter()
    read(article)
    return time.perf_counter() - started


@pytest.mark.parametrize(
    "stop", [*".,;:!?()\"'-–/…“aA1Đ", "Hà ", "Sở ", "A, ", "1/2, ", "ông A, ", "Hà Nam, ", "Lê Lả, "]
)
def test_a_long_row_of_anything_is_read_in_time(stop):
    assert seconds_for(stop * (20_000 // len(stop))) < 3


@pytest.mark.parametrize("space", [" ", "\n", "\t"])
def test_a_long_row_of_white_space_is_read_in_time(space):
    assert seconds_for(space * 700) < 0.4


# ---------------------------------------------------------------- nobody is known beforehand
def test_no_official_of_the_gold_records_is_named_in_the_program():
    if not _GOLD.is_dir():
        pytest.skip("../shared/gold is not on this machine")
    held = evaluation.held_back(_GOLD)
    stems = [path for path in sorted((_GOLD / "records").glob("*.json")) if path.stem not in held]
    people = [official for path in stems for official in json.loads(path.read_text(encoding="utf-8"))["officials"]]
    names = {plain(person["name"]) for person in people}
    files = [
        path for path in sorted((_ROOT / "kg").rglob("*")) if path.suffix in (".py", ".csv", ".ttl", ".html", ".json")
    ]
    program = {str(path.relative_to(_ROOT)): f" {_words(path.read_text(encoding='utf-8'))} " for path in files}
    named = {name for name in names if " " in name}
    assert named
    assert [
        (path, name) for path, words in program.items() for name in sorted(named) if f" {_words(name)} " in words
    ] == []


def _words(text):
    """The words of a text with a space between them, without anything else."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain(text)).split())
