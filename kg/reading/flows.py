"""Who gives to whom: experience shared, help given, requests made between the parties of a meeting.

Direction comes from the verb and its particles: "học tập kinh nghiệm của X" teaches from X, "chia sẻ với X kinh
nghiệm" teaches X, "hỗ trợ X …" helps X, "đề nghị X …" asks X. Who acts is the party or person named before the verb,
or the last speaker where the sentence goes on with "Đồng chí". What the centre asks of a province is an instruction,
not a request.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.model import Evidence, Flow, FlowKind
from kg.reading import flow_words as words
from kg.reading.constructions import construed
from kg.reading.document import Document, Sentence
from kg.reading.parties import is_province
from kg.reading.scenes import Actor, Scene, Setting
from kg.reading.spans import between
from kg.reading.tagging import tagged

__all__ = ["Setting", "Told", "clauses", "flows_told", "stated_flows"]

_MOST_EVIDENCE = 5  # passages kept for each flow
_NEAR_VERB = 50  # code points behind a verb of asking within which the verb of what is asked for stands
_NEAR_CENTRE = 90  # code points behind a verb of asking within which the centre is named


class Told(NamedTuple):
    """A flow as one clause tells it; the words stand at ``text[start:end]``."""

    source: str
    target: str
    kind: FlowKind
    start: int
    end: int


class _Clause(NamedTuple):
    """A verb of giving or asking, who acts before it, and where its clause ends."""

    scene: Scene
    actor: Actor
    verb: re.Match[str]
    end: int

    @property
    def text(self) -> str:
        return self.scene.document.text

    @property
    def start(self) -> int:
        return self.verb.start()

    @property
    def behind(self) -> int:
        return self.verb.end()


def stated_flows(
    document: Document, setting: Setting, found: Iterable[tuple[Sentence, Told]], region: Iterable[Sentence]
) -> tuple[Flow, ...]:
    """The flows between the parties as the record states them, each pair and kind once with all its evidence."""
    evidence: dict[tuple[str, str, FlowKind], list[Evidence]] = defaultdict(list)
    about: dict[tuple[str, str, FlowKind], dict[str, None]] = defaultdict(dict)
    for sentence, told in found:
        key = (told.source, told.target, told.kind)
        evidence[key].append(document.evidence(told.start, told.end, f"flows.{told.kind}", 0.6))
        topics = between(setting.topics, sentence.start, sentence.end)
        about[key].update(dict.fromkeys(topic.topic for topic in topics if not topic.named))
    if setting.kind == "study-visit" and not any(kind == "share" for _, _, kind in evidence):
        for key, implied in _implied(document, setting, region):
            evidence[key].append(implied)
    return tuple(Flow(*key, tuple(about[key]), tuple(kept[:_MOST_EVIDENCE])) for key, kept in evidence.items())


def _implied(
    document: Document, setting: Setting, region: Iterable[Sentence]
) -> Iterator[tuple[tuple[str, str, FlowKind], Evidence]]:
    """On a visit to learn the host teaches the guest, even if no sentence says who has told what."""
    scene = Scene(document, setting)
    host = setting.host or setting.sides.receiving
    guest = scene.other(host) if host in scene.parties else None
    provinces = [unit for unit in scene.parties if is_province(unit)]
    if host and guest and scene.is_pair and len(provinces) == 2:
        for sentence in region:
            if verb := words.STUDIES.search(document.text, sentence.start, sentence.end):
                yield (host, guest, "share"), document.evidence(verb.start(), verb.end(), "flows.share", 0.5)
                return


def flows_told(scene: Scene, region: Iterable[Sentence]) -> Iterator[tuple[Sentence, Told]]:
    """The flows each sentence tells, clause by clause; who spoke last is kept in mind for the next."""
    speaker: str | None = None
    for sentence in region:
        if sentence.zone == "caption":
            continue
        carried = speaker if words.GOES_ON.match(scene.document.opening(sentence)) else None
        actor = Actor(scene, sentence, carried)
        for start, end in clauses(scene.document.text, sentence):
            for told in _in_clause(scene, actor, start, end):
                if told.source != told.target:
                    yield sentence, told
        for told in _construed(scene, sentence, speaker):
            yield sentence, told
        spoke = scene.setting.people.at(sentence.start, sentence.end)
        speaker = next(iter(scene.speakers(sentence.start, sentence.end)), None) if spoke else speaker


def _construed(scene: Scene, sentence: Sentence, speaker: str | None) -> Iterator[Told]:
    """The flows told by whole constructions, for which a verb of giving, asking or learning must be there."""
    if words.VERBS.search(scene.document.text, sentence.start, sentence.end):
        written = tagged(scene, sentence, speaker)
        for found in construed(scene, written):
            start, end = written.offsets[found.start], written.offsets[found.end]
            yield Told(found.source, found.target, found.kind, start, end)


def clauses(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the clauses of a sentence begin and end that can have a verb of their own."""
    start = sentence.start
    for match in words.CLAUSE_ENDS.finditer(text, sentence.start, sentence.end):
        yield start, match.start()
        start = match.start()
    yield start, sentence.end


def _in_clause(scene: Scene, actor: Actor, start: int, end: int) -> Iterator[Told]:
    """The flows of a clause: what is learnt or shared, who is thanked or helped, and who is asked."""
    text = scene.document.text
    learns = words.LEARNS.search(text, start, end)
    learnt = list(_learnt(_Clause(scene, actor, learns, end))) if learns else []
    yield from learnt
    if not learnt and (verb := words.SHARES.search(text, start, end)):
        yield from _shared(_Clause(scene, actor, verb, end))
    if verb := words.THANKS.search(text, start, end):
        yield from _thanked(_Clause(scene, actor, verb, end))
    elif verb := words.HELPS.search(text, start, end):
        yield from _helped(_Clause(scene, actor, verb, end))
    for verb in words.REQUESTS.finditer(text, start, end):
        yield from _asked(_Clause(scene, actor, verb, end))


# ---------------------------------------------------------------- one verb each
def _learnt(clause: _Clause) -> Iterator[Told]:
    """From the unit behind "của/tại" to who acts; without one only a study visit tells who teaches."""
    scene, setting = clause.scene, clause.scene.setting
    teacher = scene.governed(clause.start, clause.end, words.OF)
    if teacher is None and setting.kind == "study-visit":
        teacher = setting.host or setting.sides.receiving
    if teacher and teacher in scene.parties:
        learner = clause.actor.before(clause.start, besides=teacher) or scene.other(teacher)
        yield from _flow(teacher, learner, "share", clause)


def _shared(clause: _Clause) -> Iterator[Told]:
    """From who acts to the unit behind "với/cho"; an exchange is one of experience only on a study visit."""
    scene = clause.scene
    if clause.verb[0].lower().startswith("trao đổi") and scene.setting.kind != "study-visit":
        return
    giver = _giver(clause)
    if giver:
        taker = scene.governed(clause.start, clause.end, words.TO) or scene.other(giver)
        yield from _flow(giver, taker, "share", clause)


def _giver(clause: _Clause) -> str | None:
    """Who shares: who acts, but under "mong muốn X chia sẻ" X, or whoever is not the one who wishes."""
    start = clause.actor.sentence.start
    wish = words.WISHED.search(clause.text, start, clause.start)
    if wish is None:
        return clause.actor.before(clause.start)
    wished = clause.scene.named(wish.start(), clause.start)
    return wished[-1][2] if wished else clause.scene.other(clause.actor.before(clause.start))


def _thanked(clause: _Clause) -> Iterator[Told]:
    givers = clause.scene.named(clause.start, clause.end)
    if givers:
        giver = givers[0][2]
        taker = clause.actor.before(clause.start, besides=giver) or clause.scene.other(giver)
        yield from _flow(giver, taker, "support", clause)


def _helped(clause: _Clause) -> Iterator[Told]:
    """Who is helped stands behind the verb or behind "cho"; goods or money must be spoken of, and nothing asked for."""
    scene, sides = clause.scene, clause.scene.setting.sides
    told = clause.actor.sentence.start
    asked = words.REQUESTS.search(clause.text, told, clause.start) or words.GRATEFUL.search(
        clause.text, told, clause.start
    )
    if asked or not words.GOODS.search(clause.text, clause.start, clause.end):
        return
    taker = scene.straight_behind(clause.behind, clause.end, words.OBJECT) or scene.governed(
        clause.start, clause.end, words.TO
    )
    giver = clause.actor.before(clause.start, besides=taker)
    if giver and taker is None and giver == sides.visiting and not _for_others(clause):
        taker = sides.receiving if sides.receiving in scene.parties else scene.other(giver)
    yield from _flow(giver, taker, "support", clause)


def _for_others(clause: _Clause) -> bool:
    return words.FOR_OTHERS.match(clause.text, clause.behind, clause.end) is not None


def _asked(clause: _Clause) -> Iterator[Told]:
    """A province asks the party named right behind the verb, or the centre; what the centre asks is an instruction."""
    scene = clause.scene
    if words.SHARES.search(clause.text, clause.behind, min(clause.behind + _NEAR_VERB, clause.end)):
        return  # a wish to be told is no request
    asker = clause.actor.before(clause.start)
    if asker and asker != "central":
        asked = scene.straight_behind(clause.behind, clause.end, words.OBJECT)
        wish = clause.verb[0].lower().startswith("mong")
        if asked is None and "central" in scene.parties and not wish and is_province(asker):
            near = min(clause.behind + _NEAR_CENTRE, clause.end)
            asked = "central" if words.CENTRE.search(clause.text, clause.behind, near) else None
        yield from _flow(asker, asked, "request", clause)


def _flow(source: str | None, target: str | None, kind: FlowKind, clause: _Clause) -> Iterator[Told]:
    if source and target:
        yield Told(source, target, kind, clause.start, clause.behind)
