"""Facts by the column say what facts one by one would say, in the same order, however they are cut."""

from __future__ import annotations

import sys

import numpy as np
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import rdf
from kg.graph import KnowledgeGraph
from kg.rdf import batches, columns, literals
from kg.rdf.bookkeeping import stretches
from kg.rdf.bookkeeping.agreeing import agreed
from kg.rdf.bookkeeping.disputed import disputed
from kg.rdf.facts import of_rows
from kg.rdf.graphs import Triples
from kg.rdf.merging import in_order
from kg.rdf.source import Source
from kg.rdf.terms import Iri, Literal, Terms
from tests.small_graph import HOSTILE, frame_of

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    [HOSTILE, "Huế", "e\u0301", "\u2000"]
)


# ---------------------------------------------------------------- terms
@given(st.lists(st.none() | ANY))
def test_words_by_the_column_are_those_of_each_value(words):
    column = columns.strings(words)
    assert columns.plain(column).to_pylist() == [None if one is None else literals.plain(one) for one in words]
    assert columns.words(column, "vi").to_pylist() == list(map(literals.vietnamese, words))
    assert columns.words(column, "en").to_pylist() == list(map(literals.english, words))


@given(st.lists(st.none() | ANY))
def test_ids_by_the_column_are_those_of_each_value(names):
    terms = Terms()
    found = columns.ids(terms, "unit", columns.strings(names)).to_pylist()
    assert found == [None if name is None else terms.id("unit", name) for name in names]


@given(st.lists(st.none() | st.integers(-(10**12), 10**12)), st.lists(st.none() | st.floats(-1e6, 1e6)))
def test_numbers_by_the_column_are_those_of_each_value(whole, parts):
    found = columns.integers(columns.arrow(whole, columns.pa.int64())).to_pylist()
    assert found == [None if one is None else literals.integer(one) for one in whole]
    assert columns.each(columns.arrow(parts, columns.pa.float64()), literals.decimal).to_pylist() == [
        literals.decimal(one) for one in parts
    ]


def test_letters_taken_as_they_are_need_no_escape_and_no_composition():
    usual = pc.invert(pc.match_substring_regex(columns.strings(LETTERS), columns._UNUSUAL)).to_numpy(False)
    assert usual.sum() > 1000
    for letter in np.array(LETTERS)[usual]:
        assert literals.plain(f"a{letter}") == f'"a{letter}"', hex(ord(letter))


def test_white_space_is_what_python_takes_for_it():
    around = [f"{letter}x{letter}" for letter in LETTERS]
    assert pc.utf8_trim_whitespace(columns.strings(around)).to_pylist() == [one.strip() for one in around]


LETTERS = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]


# ---------------------------------------------------------------- order
SUBJECTS = [Iri(f"<https://x.example/{name}>") for name in ("a", "a#1", "a1", "b", "c", "c/d")]
FACT = st.tuples(
    st.sampled_from(SUBJECTS),
    st.sampled_from(SUBJECTS),
    st.sampled_from([*SUBJECTS, Literal('"é"'), Literal('"z"@vi')]),
)


@given(st.lists(st.lists(FACT, max_size=12), max_size=4), st.integers(1, 3))
def test_runs_of_several_sources_are_merged_in_order(sources, size):
    def runs(facts):
        subjects = sorted({subject for subject, _, _ in facts})
        for first in range(0, len(subjects), size):
            yield of_rows(fact for fact in facts if fact[0] in subjects[first : first + size])

    merged = [Triples.of([SUBJECTS[0]], run) for run in in_order(map(runs, sources))]
    told = [subject for part in merged for subject in next(part.graphs()).subjects]
    assert told == sorted(set(told))
    whole = Triples.of([SUBJECTS[0]], of_rows(fact for facts in sources for fact in facts))
    assert b"".join(graph.nquads() for part in merged for graph in part.graphs()) == next(whole.graphs()).nquads()


@pytest.mark.parametrize("form", ["nq", "trig", "ttl", "jsonld"])
def test_a_file_is_the_same_however_much_is_described_at_once(form, sample, tmp_path, monkeypatch):
    rdf.write(sample, tmp_path / "first", form)
    monkeypatch.setattr(columns, "_RUN", 3)
    monkeypatch.setattr(batches, "_ARTICLES", 2)
    monkeypatch.setattr(sys.modules[stretches.__module__], "_ROWS", 1)
    rdf.write(sample, tmp_path / "second", form)
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


# ---------------------------------------------------------------- texts
TEXT = "Tỉnh A thăm tỉnh B. Tỉnh B đón đoàn. Hai tỉnh ký bản ghi nhớ về du lịch, tỉnh A cảm ơn."


@st.composite
def passages(draw):
    """Passages of two articles, most of them as they are cut, some with other words."""
    rows = {}
    for article in ("x", "y"):
        for _ in range(draw(st.integers(0, 4))):
            start = draw(st.integers(0, len(TEXT) - 1))
            end = draw(st.integers(start, len(TEXT)))
            around = {"prefix": TEXT[max(start - 20, 0) : start], "suffix": TEXT[end : end + 20]}
            first, last = TEXT.rfind(".", 0, start) + 1, TEXT.find(".", end) + 1 or len(TEXT)
            row = {"quote": TEXT[start:end], "sentence": TEXT[first:last].strip(), **around}
            if draw(st.integers(0, 4)) == 0:
                row[draw(st.sampled_from(sorted(row)))] = draw(ANY | st.sampled_from([TEXT, TEXT[3:30]]))
            name = f"{article}#char={start},{end}"
            rows[name] = {"passage": name, "article": article, "start": start, "end": end, **row}
    return list(rows.values())


@settings(max_examples=25, deadline=None)
@given(passages())
def test_what_passages_agree_on_is_what_each_of_them_tells(rows):
    articles = [{"article": one, "title": "", "origin": "o", "sha256": "0", "chars": len(TEXT)} for one in ("x", "y")]
    graph = KnowledgeGraph(articles=frame_of("articles", articles), passages=frame_of("passages", rows))
    source, terms = Source(Terms(), graph), Terms()
    by_column = {
        (subject, pair)
        for facts in stretches(source)
        for subject, pair in zip(facts.subjects.to_pylist(), facts.pairs.to_pylist(), strict=True)
        if not pair.endswith("#Stretch>")
    }
    one_by_one = {
        (subject, f"{name} {value}")
        for article in ("x", "y")
        for subject, name, value in disputed(
            terms, article, graph.passages[graph.passages["article"] == article].itertuples(), len(TEXT)
        )
    }
    assert by_column == one_by_one


def test_passages_cut_from_one_text_agree(sample):
    source = Source(Terms(), sample)
    told = source.table("passages", np.argsort(sample.passages["article"].to_numpy(str), kind="stable"))
    lengths = dict(zip(sample.articles["article"], sample.articles["chars"], strict=True))
    chars = np.array([lengths[article] for article in told["article"].to_pylist()])
    assert agreed(told, chars).passages.mean() > 0.9
