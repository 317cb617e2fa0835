"""Who is speaking, sentence by sentence: named in it, gone on with ("Đồng chí mong …"), or still believed to speak.

A speech goes on until somebody else is named, both sides are spoken of, or a paragraph begins that does not tie on to
the one before. Captions interrupt nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.reading import statement_words as words
from kg.reading.document import Document, Sentence
from kg.reading.flow_words import GOES_ON
from kg.reading.people import People, Person
from kg.reading.roles import Mention, roles_in
from kg.reading.speech_words import SPEAKS

__all__ = ["Turn", "turns"]

_TO_VERB = 250  # code points behind a name within which the verb stands that introduces what is said


class Turn(NamedTuple):
    """A sentence of the body, whose words it gives, and from where on they are given.

    `speaker` is named in the sentence or gone on with in so many words; `still` is whoever spoke last. `begins` says
    whether a paragraph begins.
    """

    sentence: Sentence
    speaker: Person | None
    still: Person | None
    said: int
    begins: bool


def turns(document: Document, people: People, sentences: Iterable[Sentence]) -> Iterator[Turn]:
    """The sentences of the body in order, each with its speaker."""
    text, last, at = document.text, None, 0
    for sentence in sentences:
        if sentence.zone != "body":
            continue
        begins = "\n" in text[at : sentence.start]
        mentions = people.at(sentence.start, sentence.end)
        if mentions:
            spoke = _speaking(document, sentence, mentions)
            last = spoke[2] if spoke else None
            yield Turn(sentence, last, last, _said(text, sentence, spoke) if spoke else sentence.start, begins)
        else:
            goes_on = GOES_ON.match(document.opening(sentence)) is not None
            last = last if goes_on or _is_still_speaking(document, sentence, begins=begins) else None
            yield Turn(sentence, last if goes_on else None, last, sentence.start, begins)
        at = sentence.end


def _speaking(document: Document, sentence: Sentence, mentions: Sequence[Mention]) -> Mention | None:
    found = roles_in(document, sentence, mentions, reporting=False)
    return next((mention for mention, roles in found if "speaker" in roles), None)


def _said(text: str, sentence: Sentence, spoke: Mention) -> int:
    """Behind the verb that introduces what is said; where the verb itself says something, before it."""
    last = min(spoke[1] + _TO_VERB, sentence.end)
    verb = next((match for match in SPEAKS.finditer(text, spoke[1], last) if match[0][:1].islower()), None)
    if verb is None:
        return sentence.start
    introduces = words.INTRODUCES.match(text, verb.start(), sentence.end)
    return introduces.end() if introduces else verb.start()


def _is_still_speaking(document: Document, sentence: Sentence, *, begins: bool) -> bool:
    opening = document.opening(sentence)
    return not words.TOGETHER.match(opening) and (not begins or words.TIES_ON.match(opening) is not None)
