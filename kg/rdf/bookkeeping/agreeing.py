"""Texts whose passages agree on them: the runs they cover and the sentences they stand in, by the column.

Passages of an article agree where all their words, with those around them and their sentences, can be cut out of the
runs exactly as the table has them, by what `kg.rdf.texts` knows of contexts and sentences. It is checked for every
passage, and where one differs, nothing is said here of its article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import is_normalized

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from kg.rdf.bookkeeping.disputed import place_in_sentence
from kg.rdf.columns import Column, Positions, Table, joined, strings
from kg.rdf.texts import AROUND

__all__ = ["Agreed", "agreed"]

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Agreed:
    """Which of the passages stand in articles on whose text all agree, and what is known of the text of these.

    Runs and sentences are given by their article and the code points where they begin and end.
    """

    passages: Mask
    runs: tuple[Column, Positions, Positions]
    words: Column
    sentences: tuple[Column, Positions, Positions]


@dataclass(frozen=True, eq=False)
class _Pieces:
    """Pieces of texts: the article of each by number, where it begins and ends there, and its words."""

    articles: Positions
    begin: Positions
    end: Positions
    words: Sequence[str]


def agreed(told: Table, chars: Positions) -> Agreed:
    """What passages agree on; those of an article stand together. `chars` is the length of the article of each."""
    articles = told["article"].dictionary_encode()
    of = articles.indices.to_numpy().astype(np.intp)
    start, end = (told[name].to_numpy().astype(np.intp) for name in ("start", "end"))
    before, quoted, after = (pc.utf8_length(told[name]).to_numpy() for name in ("prefix", "quote", "suffix"))
    sentences = told["sentence"].dictionary_encode()
    known = sentences.dictionary.to_pylist()
    begins = start - _places(told, [known[code] for code in sentences.indices.to_pylist()])
    as_cut = (end - start == quoted) & (quoted > 0) & (begins >= 0) & (begins <= start)
    as_cut &= (before == np.minimum(AROUND, start)) & (after == np.minimum(end + AROUND, chars) - end)
    sure = told.at(np.flatnonzero(as_cut))
    context = joined(sure["prefix"], sure["quote"], sure["suffix"]).to_pylist()
    lengths = pc.utf8_length(sentences.dictionary).to_numpy()
    apart = _apart(of[as_cut], begins[as_cut], sentences.indices.to_numpy()[as_cut], lengths, known)
    around = _Pieces(of[as_cut], (start - before)[as_cut], (end + after)[as_cut], context)
    runs, wrong = _runs(_both(around, apart))
    disputed = np.zeros(len(articles.dictionary), bool)
    disputed[np.concatenate((of[~as_cut], wrong, _overlapping(apart)))] = True

    def known_of(pieces: _Pieces) -> tuple[Column, Positions, Positions]:
        kept = ~disputed[pieces.articles]
        return articles.dictionary.take(pieces.articles[kept]), pieces.begin[kept], pieces.end[kept]

    words = [one for one, article in zip(runs.words, runs.articles.tolist(), strict=True) if not disputed[article]]
    return Agreed(~disputed[of], known_of(runs), strings(words), known_of(apart))


def _places(told: Table, sentences: Sequence[str]) -> Positions:
    """Where in its sentence each passage stands, -1 where it cannot be told."""
    quotes = told["quote"].to_pylist()
    places = list(map(str.find, sentences, quotes))
    again = map(str.find, sentences, quotes, [place + 1 for place in places])
    unclear = [row for row, place in enumerate(again) if place >= 0]
    prefixes, suffixes = (told.at(np.array(unclear, np.intp))[name].to_pylist() for name in ("prefix", "suffix"))
    for row, prefix, suffix in zip(unclear, prefixes, suffixes, strict=True):
        places[row] = place_in_sentence(sentences[row], quotes[row], prefix, suffix)
    return np.array(places, np.intp)


def _apart(
    articles: Positions, begins: Positions, codes: Positions, lengths: Positions, sentences: Sequence[str]
) -> _Pieces:
    """The sentences, each once, in the order of the text; `codes` are places among the `sentences`."""
    width, many = int(begins.max(initial=0)) + 1, max(len(sentences), 1)
    distinct, code = np.divmod(np.unique((articles * width + begins) * many + codes), many)
    article, begin = np.divmod(distinct, width)
    return _Pieces(article, begin, begin + lengths[code], [sentences[one] for one in code.tolist()])


def _both(some: _Pieces, others: _Pieces) -> _Pieces:
    return _Pieces(
        np.concatenate((some.articles, others.articles)),
        np.concatenate((some.begin, others.begin)),
        np.concatenate((some.end, others.end)),
        [*some.words, *others.words],
    )


def _runs(pieces: _Pieces) -> tuple[_Pieces, Positions]:
    """The pieces joined where they touch or overlap, and the articles in which one says something else than others."""
    order = np.lexsort((-pieces.end, pieces.begin, pieces.articles))
    width = int(pieces.end.max(initial=0)) + 2  # so that no piece touches one of another article
    first, last = (pieces.articles[order] * width + bound[order] for bound in (pieces.begin, pieces.end))
    covered = np.concatenate(([-1], np.maximum.accumulate(last)[:-1])) if len(order) else last
    opens, extends = first > covered, last > covered
    parts: list[list[str]] = []
    for place in np.flatnonzero(extends).tolist():
        words = pieces.words[order[place]]
        if opens[place]:
            parts.append([words])
        else:
            parts[-1].append(words[covered[place] - first[place] :])
    texts = ["".join(part) for part in parts]
    of = np.cumsum(opens) - 1
    beginning = first[opens]
    starts = (first - beginning[of]).tolist()
    ordered = [pieces.words[place] for place in order.tolist()]
    same = list(map(str.startswith, [texts[run] for run in of.tolist()], ordered, starts))
    articles = pieces.articles[order][opens]
    composed = [is_normalized("NFC", text) for text in texts]
    wrong = np.concatenate((pieces.articles[order][~np.array(same, bool)], articles[~np.array(composed, bool)]))
    begin = pieces.begin[order][opens]
    return _Pieces(articles, begin, begin + np.array([len(text) for text in texts], np.intp), texts), wrong


def _overlapping(sentences: _Pieces) -> Positions:
    """The articles with sentences of which one begins within another; they come in the order in which they begin."""
    begins_within = sentences.begin[1:] < sentences.end[:-1]
    overlapping: Positions = sentences.articles[1:][begins_within & (sentences.articles[1:] == sentences.articles[:-1])]
    return overlapping
