"""What was said at a meeting, clause by clause: views exchanged, experience shared, wishes, help, requests, praise.

A sentence is cut at its semicolons, and each item is a statement of its own: "hai bên trao đổi về A; B; C" are three.
An item without a verb goes on the one before: "tỉnh X chia sẻ với tỉnh Y kinh nghiệm A; B". Who gives to or asks whom
is read as in `kg.reading.flows`, what a side tells of itself in `kg.reading.own_results`. Asking somebody to share
experience is a wish to learn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from kg.model import Mode, Statement, StatementKind
from kg.reading import flow_words
from kg.reading import statement_words as words
from kg.reading.document import Sentence
from kg.reading.flows import Told, clauses
from kg.reading.groups import GroupMention
from kg.reading.own_results import OwnResults
from kg.reading.saids import Said, Subjects
from kg.reading.scenes import Actor, Scene
from kg.reading.spans import between
from kg.reading.speech_words import PRESS
from kg.reading.stretches import Place
from kg.reading.turns import Turn, turns

__all__ = ["Talk", "find_statements"]

_LISTED: tuple[StatementKind, ...] = ("sharing", "learning", "proposal")  # of which items without a verb may follow
_LONGEST = 900  # code points of an item; a longer one is a page without stops


@dataclass(frozen=True)
class Talk:
    """What a meeting's statements are read from: its sentences, which of them report it, and who and what is named.

    `flows` are what the sentences tell of giving and asking, by the index of the sentence.
    """

    scene: Scene
    subjects: Subjects
    groups: Sequence[GroupMention]
    flows: Mapping[int, Sequence[Told]]
    sentences: Sequence[Sentence]
    reports: AbstractSet[int]


def find_statements(talk: Talk, *, planned: bool = False) -> tuple[Statement, ...]:
    """The statements of the meeting in the order of the text, each clause once in its kind.

    `planned` says that the meeting has yet to be held.
    """
    ordered = sorted(_told(talk), key=lambda said: said.places)
    kept: dict[tuple[object, ...], Said] = {}
    for said in ordered:
        kept.setdefault((said.kind, said.source, said.target, said.places), said)
    short = (said for said in kept.values() if all(end - start <= _LONGEST for start, end in said.places))
    return tuple(talk.subjects.stated(_planned(said) if planned else said) for said in short)


def _planned(said: Said) -> Said:
    """What has been said or reached stands, though the meeting is to come."""
    told = said.mode != "happened" or said.kind in ("self-report", "commendation")
    return said if told else replace(said, mode="planned")


def _told(talk: Talk) -> Iterator[Said]:
    own = OwnResults(talk.scene, talk.subjects)
    for turn in turns(talk.scene.document, talk.scene.setting.people, talk.sentences):
        said = [] if PRESS.search(talk.scene.document.cut(turn.sentence)) else list(_in_sentence(talk, turn))
        ended = own.stop() if said else own.go_on(turn)
        yield from [ended] if ended else []
        yield from said
    ended = own.stop()
    yield from [ended] if ended else []


def _in_sentence(talk: Talk, turn: Turn) -> Iterator[Said]:
    """What the items of a sentence say; where none says who gives or praises, what was talked about."""
    found: list[Said] = []
    last: Said | None = None
    for start, end in clauses(talk.scene.document.text, turn.sentence):
        told = list(_in_item(talk, turn, (start, end)))
        if not told and last and last.kind in _LISTED and _goes_on_list(talk, (start, end)):
            told = [replace(last, places=((start, end),), listed=True)]
        found += told
        last = told[-1] if told else None
    yield from found or _discussed(talk, turn)


def _goes_on_list(talk: Talk, item: Place) -> bool:
    """Whether an item has no subject and no verb of its own, but names what it is about."""
    scene, (start, end) = talk.scene, item
    alone = not scene.named(start, end) and not scene.setting.people.at(start, end)
    return alone and not words.OWN_VERB.match(scene.document.text, start + 1, end) and talk.subjects.named([item])


def _in_item(talk: Talk, turn: Turn, item: Place) -> Iterator[Said]:
    carried = turn.speaker.party if turn.speaker else None
    actor = Actor(talk.scene, turn.sentence, carried if carried in talk.scene.parties else None)
    praise = list(_praised(talk, turn, actor, item))
    yield from praise
    flows = [told for told in talk.flows.get(turn.sentence.index, ()) if item[0] <= told.start < item[1]]
    inside = [place for said in praise for place in said.places]
    apart = (told for told in flows if not any(start <= told.start < end for start, end in inside))
    given = [_given(talk, turn, told, item) for told in apart]
    wished = {(said.target, said.source) for said in given if said.kind == "learning"}
    yield from (said for said in given if said.kind != "proposal" or (said.source, said.target) not in wished)


# ---------------------------------------------------------------- praise
def _praised(talk: Talk, turn: Turn, actor: Actor, item: Place) -> Iterator[Said]:
    """Results of another side that somebody praises, or holds up as a lesson."""
    text, (start, end) = talk.scene.document.text, item
    if match := words.HOLDS_AS_LESSON.search(text, start, end):
        place, praised = (match.start(), end), (match.start(), match.end())
    elif match := words.PRAISES.search(text, start, end):
        stop = words.ENDS_PRAISE.search(text, match.end(), end)
        place = praised = (match.start(), stop.start() if stop else end)
    else:
        return
    named = [unit for _, _, unit in talk.scene.named(*praised)]
    praiser = actor.before(match.start())
    if named and praiser and named[0] != praiser:
        yield Said("commendation", (place,), praiser, named[0], speaker=turn.speaker)


# ---------------------------------------------------------------- giving and asking
def _given(talk: Talk, turn: Turn, told: Told, item: Place) -> Said:
    text, (start, end) = talk.scene.document.text, item
    kind, mode = _kind(text, told, start)
    begin = turn.said if start <= turn.said <= told.start else start
    for opening in (words.CONTINUES, words.ATTRIBUTED):
        tied = opening.match(text, begin, told.start)
        begin = tied.end() if tied else begin
    return Said(kind, ((begin, end),), told.source, told.target, mode, turn.speaker)


def _kind(text: str, told: Told, start: int) -> tuple[StatementKind, Mode]:
    will: Mode = "planned" if words.WILL.search(text, start, told.start) else "happened"
    if told.kind == "request":
        return "proposal", "proposed"
    if told.kind == "support":
        return "support", will
    if words.WISHES.search(text, start, told.end):
        return "learning", "wished"
    ready = text.startswith("sẵn sàng", told.start)
    return "sharing", "planned" if ready else will


# ---------------------------------------------------------------- exchanges of views
def _discussed(talk: Talk, turn: Turn) -> Iterator[Said]:
    """The items two sides or more talked about."""
    text, sentence = talk.scene.document.text, turn.sentence
    verb = words.EXCHANGES.search(text, sentence.start, sentence.end)
    if verb is None or len(talk.scene.parties) < 2 or _is_wished(text, sentence, verb.start()):
        return
    groups = tuple(between(talk.groups, sentence.start, verb.start()))
    together = bool(groups) or _together(talk, sentence, verb.start())
    straight = not together and _is_straight(talk, sentence, verb.start())
    if not straight and not together:
        return
    agenda = words.AGENDA.match(text, verb.end(), sentence.end)
    first = verb.start() if straight else (agenda.end() if agenda else verb.end())
    mode: Mode = "planned" if words.WILL.search(text, sentence.start, verb.start()) else "happened"
    for place in _split(text, first, sentence.end):
        if talk.subjects.named([place]):
            yield Said("discussion", (place,), mode=mode, groups=groups)


def _is_wished(text: str, sentence: Sentence, verb: int) -> bool:
    asked = flow_words.REQUESTS.search(text, sentence.start, verb)
    return asked is not None or words.WISHES.search(text, sentence.start, verb) is not None


def _is_straight(talk: Talk, sentence: Sentence, verb: int) -> bool:
    """Whether the sentence reports the meeting and goes on, behind the last party, with what it was about."""
    named = talk.scene.named(sentence.start, verb)
    if sentence.index not in talk.reports or len({unit for _, _, unit in named}) < 2:
        return False
    return words.STRAIGHT.fullmatch(talk.scene.document.text, named[-1][1], verb) is not None


def _together(talk: Talk, sentence: Sentence, verb: int) -> bool:
    """Whether both sides are the subject, and no single person is named behind them."""
    people = talk.scene.setting.people.at(sentence.start, verb)
    after = people[-1][1] if people else sentence.start
    return words.TOGETHER.search(talk.scene.document.text, after, verb) is not None


def _split(text: str, start: int, end: int) -> Iterable[Place]:
    while (stop := text.find(";", start, end)) >= 0:
        yield start, stop
        start = stop + 1
    yield start, end
