"""Who tells whom of experience, in a sentence whose parties are letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.reading import experience_patterns as words
from kg.reading.parties import is_province
from kg.reading.scenes import Scene
from kg.reading.subjects import behind, clause_start, subject
from kg.reading.tagging import Tagged

__all__ = ["Lesson", "lessons"]


class Lesson(NamedTuple):
    """Who teaches whom, and where the words for it stand in the tagged sentence."""

    teacher: str
    learner: str
    start: int
    end: int


def lessons(scene: Scene, tagged: Tagged) -> Iterator[Lesson]:
    """Who teaches whom in the sentence."""
    for pattern in words.LEARNS_FROM:
        for match in pattern.finditer(tagged.text):
            teachers = tagged.named(match[1])
            learner = subject(tagged, match.start(), frozenset(teachers)) or scene.other(next(iter(teachers), None))
            yield from _shared(teachers, [learner], match)
    for match in words.LEARNS_HERE.finditer(tagged.text):
        learner, host = subject(tagged, match.start()), scene.setting.host
        if learner == scene.setting.sides.visiting and host in scene.parties and scene.is_pair:
            yield from _shared([host], [learner], match)
    for match in words.TAKEN_HOME.finditer(tagged.text):
        if learner := subject(tagged, match.start()):
            yield from _shared([scene.other(learner)], [learner], match)
    for match in words.HANDS_OVER.finditer(tagged.text):
        learners = tagged.named(match[1])
        yield from _shared([subject(tagged, match.start(), frozenset(learners))], learners, match)
    for match in words.TEACHES.finditer(tagged.text):
        teacher = subject(tagged, match.start())
        invited = words.INVITED.search(tagged.text, clause_start(tagged, match.start()), match.start())
        if teacher == scene.setting.sides.visiting and not invited:
            yield from _shared([teacher], [scene.other(teacher)], match)
    for match in words.SHARES.finditer(tagged.text):
        yield from _told(scene, tagged, match)


def _told(scene: Scene, tagged: Tagged, verb: re.Match[str]) -> Iterator[Lesson]:
    """Who tells of experience teaches those it is told; the host of a visit the visitor, at a conference everyone."""
    teacher = subject(tagged, verb.start())
    said = verb[0] + behind(tagged, verb.end())
    if teacher is None or not is_province(teacher):
        return
    match = words.TO_LEARNER.match(said)
    learners = [unit for unit in (tagged.named(match[1]) if match else ()) if unit != teacher]
    if not learners and words.TO_ALL.search(said):
        learners = [unit for unit in scene.parties if unit != teacher and is_province(unit)]
    if not learners and _teaches(scene, teacher) and not verb[0].lower().startswith("trao đổi"):
        learners = [unit for unit in (scene.other(teacher),) if unit]
    yield from _shared([teacher], learners, verb)


def _teaches(scene: Scene, teacher: str) -> bool:
    """Whether a party that tells of experience was visited, by the only other province."""
    setting = scene.setting
    return teacher in (setting.host, setting.sides.receiving) and setting.sides.visiting != teacher


def _shared(teachers: Sequence[str | None], learners: Sequence[str | None], verb: re.Match[str]) -> Iterator[Lesson]:
    for teacher in teachers:
        for learner in learners:
            if teacher and learner and teacher != learner and "central" not in (teacher, learner):
                yield Lesson(teacher, learner, verb.start(), verb.end())
