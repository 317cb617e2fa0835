"""The parts of a person at a meeting, told by the words around a mention of the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Role
from kg.reading import role_words as words
from kg.reading import speech_words as speech
from kg.reading.document import Document, Sentence
from kg.reading.persons import Person

__all__ = ["Mention", "roles_in"]

Mention = tuple[int, int, Person]  # where a person is mentioned, by name or by title

_REACH = 1500  # code points before and behind a mention that may tell its part
_NEAR_VERB = 110  # code points behind a name and its offices within which a verb of speaking belongs to it
_NEAR_HEAD = 140  # the same for words of leading a delegation


def roles_in(
    document: Document, sentence: Sentence, mentions: Sequence[Mention], *, reporting: bool
) -> Iterator[tuple[Mention, frozenset[Role]]]:
    """Each mention of the sentence with the parts told of it; in a `reporting` one whoever is named was there.

    So was whoever is an item of a list of those present.
    """
    said = document.cut(sentence)
    if not mentions or speech.PRESS.search(said):
        return
    signers = _signers(document, sentence, mentions)
    present = reporting or words.PRESENT.search(said) is not None
    arounds = list(_arounds(document, sentence, mentions))
    found = [set(_roles(around, first=place == 0)) for place, around in enumerate(arounds)]
    if sentence.zone == "caption" and not words.SPEAKS_THERE.search(said):
        found = [roles - {"speaker"} for roles in found]
    _share_speaking(arounds, found)
    for mention, around, roles in zip(mentions, arounds, found, strict=True):
        if mention[0] in signers:
            roles.add("signatory")
        there = present or words.ACTS.match(around.after)
        if not roles and there and not speech.TALKED_OF.search(around.before):
            roles.add("attendee")
        yield mention, frozenset(roles)


def _arounds(document: Document, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[_Around]:
    """The words around each mention."""
    last = sentence.start
    for place, mention in enumerate(mentions):
        following = mentions[place + 1] if place + 1 < len(mentions) else None
        yield _Around.of(document, sentence, mention, following, last)
        last = mention[1]


def _share_speaking(arounds: Sequence[_Around], found: Sequence[set[Role]]) -> None:
    """Of several named before one verb each speaks: "A, B và C phát biểu"; but not of a list of those present."""
    if not arounds or words.PRESENT.search(arounds[0].before):
        return
    for place in range(len(arounds) - 2, -1, -1):
        if "speaker" in found[place + 1] and not found[place] and words.AND_NEXT.fullmatch(arounds[place].to_next):
            found[place].add("speaker")


@dataclass(frozen=True, slots=True)
class _Around:
    """The words around a mention: before it, up to the next mention, after its offices, and all that follow.

    `gap` is what stands between the mention before and this one, `to_next` what stands between this one and the next
    with the offices of both left out.
    """

    before: str
    gap: str
    to_next: str
    apposition: str
    after: str
    rest: str

    @classmethod
    def of(
        cls, document: Document, sentence: Sentence, mention: Mention, next_one: Mention | None, last: int
    ) -> _Around:
        """The words around the mention; `last` is where the mention before ends, or where the sentence begins."""
        start, end, person = mention
        following = next_one[0] if next_one else sentence.end
        own = [office.end for office, _ in person.offices if end <= office.start and office.end <= following]
        text = document.text
        done = max([end, *own])
        titled = [o.start for o, _ in next_one[2].offices if done <= o.start < following] if next_one else []
        return cls(
            before=text[max(sentence.start, start - _REACH) : start],
            gap=text[max(last, start - _REACH) : start],
            to_next=text[done : min([following, *titled])],
            apposition=text[end:following],
            after=text[done:following],
            rest=text[end : min(sentence.end, end + _REACH)],
        )


def _roles(around: _Around, *, first: bool) -> Iterator[Role]:
    if _is_chair(around):
        yield "chair"
    if _is_head(around):
        yield "head"
    if not speech.TALKED_OF.search(around.before) and _speaks(around, first=first):
        yield "speaker"


def _is_head(around: _Around) -> bool:
    """Whether words of leading a delegation stand behind the person, or before "là" and the person."""
    if words.HEADS.search(around.apposition[:_NEAR_HEAD]) or words.HEAD_TITLE.match(around.apposition):
        return True
    sent = words.IN_CHARGE.match(around.after) and words.SENT_BY.search(around.gap)
    return bool(sent) or words.HEAD_NAMED.search(around.gap) is not None


def _is_chair(around: _Around) -> bool:
    """Whether the person is said to chair, is listed among those who do, or stands before "đồng chủ trì"."""
    chairs = words.CHAIRS.search(around.after)
    if (chairs and not words.CHARGES.search(around.after, 0, chairs.start())) or "đồng chủ trì" in around.rest:
        return True
    if words.CHAIR_OPENS.match(around.before):
        return True
    named = words.CHAIR_FOLLOWS.search(around.before)
    return named is not None and words.CHAIRS.search(around.before + around.rest) is not None


def _speaks(around: _Around, *, first: bool) -> bool:
    """Whether a verb of speaking follows, or the sentence opens with one and names this person first."""
    near = speech.ATTENDS_AND_WISHES.sub("", around.after)[:_NEAR_VERB]
    if speech.SPEAKS.search(near) or speech.QUOTES.match(around.after):
        return True
    if speech.QUOTED.search(around.gap) or speech.ASKED_BY.search(around.gap):
        return True
    opens = first and speech.OPENS_SPEECH.fullmatch(around.before)
    return bool(opens and speech.SPEAKING_OPENER.search(around.before))


def _signers(document: Document, sentence: Sentence, mentions: Sequence[Mention]) -> frozenset[int]:
    """Where those are named who sign: before the verb ("A và B đã ký kết"), or listed after "Ký văn bản là"."""
    said = document.cut(sentence)
    if opened := words.SIGNERS_FOLLOW.match(said):
        witness = words.WITNESS.search(said)
        last = sentence.start + witness.start() if witness else sentence.end
        return frozenset(start for start, _, _ in mentions if sentence.start + opened.end() <= start < last)
    verb = words.SIGNS.search(said)
    if verb is None:
        return frozenset()
    signing = set(_signers_before(document, mentions, sentence.start + verb.start()))
    return frozenset(at for at in signing if not words.WITNESSED_BY.search(document.text, sentence.start, at))


def _signers_before(document: Document, mentions: Sequence[Mention], verb: int) -> Iterator[int]:
    """The mentions that lead up to a verb of signing with nothing but their offices between, the last first."""
    at = verb
    for start, end, person in reversed(mentions):
        if start < verb:
            stop = max([end, *(office.end for office, _ in person.offices if end <= office.start < at)])
            gap = words.TO_THE_VERB if at == verb else words.AND_SIGNER
            if not gap.fullmatch(document.text, stop, at):
                return
            yield start
            at = start
