"""What passes between parties, read from constructions: who acts on whom in a sentence whose parties are letters.

Each construction is a pattern of `kg.reading.flow_patterns`; here its subject is found, which may stand straight before
the verb, be the person named first, or the one a quotation is attributed to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from kg.model import FlowKind
from kg.reading import experience_patterns
from kg.reading import flow_patterns as words
from kg.reading.experience import lessons
from kg.reading.parties import is_province
from kg.reading.scenes import Scene
from kg.reading.subjects import behind, clause_start, subject, subjects
from kg.reading.tagging import ANY, PARTY, Tagged

__all__ = ["Construed", "construed"]


_NEAR = 80  # letters before a verb in which "hai tỉnh" stands


class Construed(NamedTuple):
    """A flow, and where in the tagged sentence its words stand."""

    source: str
    target: str
    kind: FlowKind
    start: int
    end: int


def construed(scene: Scene, tagged: Tagged) -> Iterator[Construed]:
    """The flows a sentence tells."""
    if not re.search(ANY, tagged.text):
        return
    asked = list(_requests(scene, tagged))
    yield from asked
    for one in lessons(scene, tagged):
        yield Construed(one.teacher, one.learner, "share", one.start, one.end)
    if not asked:
        yield from _help(scene, tagged)


# ---------------------------------------------------------------- requests
def _requests(scene: Scene, tagged: Tagged) -> Iterator[Construed]:
    addressed: set[int] = set()
    wished = {match.start() for match in experience_patterns.WISHED_SHARE.finditer(tagged.text)}
    for pattern in (words.ASKED, words.BORROWS, words.ASKED_OF_THEIRS):
        for match in pattern.finditer(tagged.text):
            if match.start() not in wished and not _unreal(tagged, match.start()):
                addressed.add(match.start())
                named = next(group for group in match.groups() if group)
                yield from _asked(scene, tagged, match, tagged.named(named))
    if set(scene.parties) > {"central"}:
        yield from _asked_of_centre(scene, tagged, addressed)
    yield from _answered(scene, tagged)


def _asked(scene: Scene, tagged: Tagged, verb: re.Match[str], targets: list[str]) -> Iterator[Construed]:
    """Each party that is asked; what the centre says to a province is an instruction."""
    askers = subjects(tagged, verb.start(), frozenset(targets))
    if targets == ["central"] and words.ALL_OF_US.search(tagged.text, max(verb.start() - _NEAR, 0), verb.start()):
        askers = [unit for unit in scene.parties if is_province(unit)]
    for asker in askers:
        for target in targets:
            if asker not in (target, "central"):
                yield Construed(asker, target, "request", verb.start(), verb.end())


def _asked_of_centre(scene: Scene, tagged: Tagged, addressed: AbstractSet[int]) -> Iterator[Construed]:
    """What a province asks for at a meeting with the centre, it asks of the centre, if it addresses nobody else."""
    for verb in words.ASKS.finditer(tagged.text):
        if verb.start() in addressed or (not scene.is_pair and re.search(PARTY, behind(tagged, verb.end()))):
            continue
        asker = subject(tagged, verb.start(), frozenset({"central"}))
        if asker and is_province(asker) and not _unreal(tagged, verb.start()):
            yield Construed(asker, "central", "request", verb.start(), verb.end())


def _answered(scene: Scene, tagged: Tagged) -> Iterator[Construed]:
    """What was asked of the centre, or of the only other party, which answers: "Về kiến nghị của tỉnh, Bộ trưởng …"."""
    for match in words.ANSWERED.finditer(tagged.text):
        asker = tagged.unit(match[1])
        answers = subject(tagged, match.start(), frozenset({asker} if asker else ()))
        other = "central" if "central" in scene.parties else scene.other(asker) if scene.is_pair else None
        asked = answers if answers in scene.parties else other
        if asker and asked and is_province(asker):
            yield Construed(asker, asked, "request", match.start(), match.end())
    provinces = [unit for unit in scene.parties if is_province(unit)]
    here = words.ANSWERED_HERE.match(tagged.text)
    if here and len(provinces) == 1 and tagged.unit(tagged.text[here.end()]) == "central":
        yield Construed(provinces[0], "central", "request", here.start(), here.end())


def _unreal(tagged: Tagged, at: int) -> bool:
    return words.UNREAL.search(tagged.text, max(at - 12, 0), at) is not None


# ---------------------------------------------------------------- help
def _help(scene: Scene, tagged: Tagged) -> Iterator[Construed]:
    thanked = words.THANKED.search(tagged.text)
    if thanked:
        if _is_help(thanked[0] + tagged.text[thanked.end() : thanked.end() + 80]):
            givers = tagged.named(thanked[1])
            yield from _given(givers, subjects(tagged, thanked.start(), frozenset(givers)), thanked)
        return
    for match in words.GIVEN.finditer(tagged.text):
        if _is_help(match[0] + tagged.text[match.end() : match.end() + 80]):
            yield from _given(tagged.named(match[2]), tagged.named(match[1]), match)
    for verb in words.GIVES_AWAY.finditer(tagged.text):
        said = behind(tagged, verb.end())
        if not _is_help(verb[0] + said[:90]) or words.FOR_SHARING.match(said) or _wanted(tagged, verb.start()):
            continue
        takers = _takers(tagged, said)
        givers = subjects(tagged, verb.start(), frozenset(takers))
        if not takers and words.TO_EACH.match(said):
            takers = [unit for unit in scene.parties if is_province(unit)]
        outright = words.GIVES_OUTRIGHT.match(verb[0] + said) and not words.FOR_OTHERS.match(said)
        if not takers and outright and scene.is_pair:
            takers = [unit for unit in scene.parties if unit not in givers]
        if not takers and outright and tagged.speaker in scene.parties and tagged.speaker not in givers:
            takers = [tagged.speaker]  # who asked for it just before
        yield from _given(givers, takers, verb)
    for match in words.GIVEN_BY.finditer(tagged.text):
        givers = tagged.named(match[1])
        yield from _given(
            givers, [unit for unit in scene.parties if unit not in givers] if scene.is_pair else [], match
        )
    for promise in words.WILLING.finditer(tagged.text):
        giver, said = subject(tagged, promise.start()), behind(tagged, promise.end())
        if giver and not words.FOR_SHARING.match(said):
            theirs = words.TO_THEIR_PEOPLE.match(said)
            others = [unit for unit in scene.parties if unit != giver] if scene.is_pair else []
            yield from _given([giver], tagged.named(theirs[1]) if theirs else others, promise)


def _wanted(tagged: Tagged, at: int) -> bool:
    """Whether what is given is only asked for: "đề xuất với Bộ |hỗ trợ"."""
    return words.WANTED.search(tagged.text, clause_start(tagged, at), at) is not None


def _takers(tagged: Tagged, said: str) -> list[str]:
    match = words.GIVES.match(said) or words.TO_PARTY.match(said) or words.TO_THEIR_PEOPLE.match(said)
    if match is None:
        return []
    also = "".join(more[1] for more in words.ALSO_GIVEN.finditer(said, match.end()))
    return tagged.named(match[1] + also)


def _is_help(said: str) -> bool:
    """Whether goods, money or people are spoken of, and no presents."""
    return bool(words.GOODS.search(said)) and not words.GIFTS.search(said)


def _given(givers: list[str], takers: list[str], verb: re.Match[str]) -> Iterator[Construed]:
    for giver in givers:
        for taker in takers:
            if giver != taker and taker != "central":
                yield Construed(giver, taker, "support", verb.start(), verb.end())
