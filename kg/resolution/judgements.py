"""Judgements: what people decided of pairs, as lines of JSON that every build reads and none rewrites.

    {"kind": "official", "left": {"name": "Trần Văn Mẫu", "unit": "lao-cai"},
     "right": {"name": "Trần Văn Mẫu", "unit": "central"}, "verdict": "same",
     "by": "An", "on": "2026-10-01", "reason": "Báo Mẫu 1/10: Bí thư Lào Cai làm Bộ trưởng"}

A side says what identifies an official (name, unit and, where that fits several, an article) or a meeting
(article, date, parties), so that a judgement outlives the ids of a build; an ``id`` beside it is for the reader.
Verdicts are ``same``, ``different``, ``unsure`` (asked, and left open) and ``withdrawn``, which takes back all
earlier lines on the pair: that is how a judgement is undone or revised, and nothing written is ever changed.
Which mentions a side means, the modules that settle officials and meetings know.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from kg.errors import JudgementError
from kg.files import write_lines
from kg.resolution.decisions import Kind
from kg.text import plain

__all__ = ["Judgement", "Side", "Verdict", "append", "checked", "contradiction", "load", "side_key", "standing"]

Verdict = Literal["same", "different", "unsure", "withdrawn"]
Side = Mapping[str, Any]

_KEYS = ("kind", "left", "right", "verdict", "by", "on", "reason")
_SIDES: Mapping[Kind, tuple[frozenset[str], frozenset[str]]] = {
    "official": (frozenset({"name", "unit"}), frozenset({"article", "id"})),
    "meeting": (frozenset({"article", "date", "parties"}), frozenset({"id"})),
}
"""The keys a side must have, and those it may have."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line: a verdict on two sides, by whom, on which day (ISO), why; `place` is ``file:line``."""

    kind: Kind
    left: Side
    right: Side
    verdict: Verdict
    by: str
    on: str
    reason: str
    place: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The sides as keys, in order, without what is only for the reader."""
        left, right = sorted((side_key(self.left), side_key(self.right)))
        return left, right

    @property
    def grounds(self) -> str:
        """The judgement in one line, as tables and explanations quote it."""
        return f"{self.verdict} by {self.by} on {self.on}: {self.reason}"

    def to_json(self) -> dict[str, Any]:
        """The judgement as the object of its line."""
        return {key: getattr(self, key) for key in _KEYS}


def side_key(side: Side) -> str:
    """What a side means, in one line that is the same for the same meaning."""
    meant = {key: side[key] for key in side if key != "id"}
    if isinstance(name := meant.get("name"), str):
        meant["name"] = plain(name)
    if isinstance(parties := meant.get("parties"), list):
        meant["parties"] = sorted(parties, key=str)
    return json.dumps(meant, ensure_ascii=False, sort_keys=True)


# ---------------------------------------------------------------- reading
def load(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file in its order, none where there is no file.

    Raises JudgementError naming file and line for what is no judgement.
    """
    if not path.exists():
        return ()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise JudgementError(f"{path}: not UTF-8 ({error.reason}); expected JSON lines in UTF-8") from None
    return tuple(_parse(line, f"{path}:{number}") for number, line in enumerate(lines, start=1) if line.strip())


def _parse(line: str, place: str) -> Judgement:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise JudgementError(f"{place}: not JSON ({error}); expected one judgement a line") from None
    if not isinstance(value, dict) or set(value) != set(_KEYS):
        raise JudgementError(f"{place}: expected an object with exactly the keys {', '.join(_KEYS)}")
    return checked(Judgement(**value, place=place))


def checked(judgement: Judgement) -> Judgement:
    """The judgement itself; raises JudgementError naming what in it cannot be meant."""
    _check_choice(judgement, "kind", get_args(Kind))
    _check_choice(judgement, "verdict", get_args(Verdict))
    for key in ("left", "right"):
        _check_side(judgement, key)
    if judgement.pair[0] == judgement.pair[1]:
        raise _fault(judgement, "left and right are the same", "two sides that differ; an article can tell them apart")
    for key in ("by", "reason"):
        value = getattr(judgement, key)
        if not isinstance(value, str) or not value.strip():
            raise _fault(judgement, f"{key} is {value!r}", "words")
    if not _is_day(judgement.on):
        raise _fault(judgement, f"on is {judgement.on!r}", "a day such as 2026-10-01")
    return judgement


def _check_choice(judgement: Judgement, key: str, known: Iterable[str]) -> None:
    value = getattr(judgement, key)
    if value not in tuple(known):
        raise _fault(judgement, f"{key} is {value!r}", f"one of {', '.join(known)}")


def _check_side(judgement: Judgement, key: str) -> None:
    side = getattr(judgement, key)
    needed, allowed = _SIDES[judgement.kind]
    if not isinstance(side, Mapping) or not needed <= set(side) <= needed | allowed:
        keys = ", ".join(sorted(needed)) + f" and perhaps {', '.join(sorted(allowed))}"
        raise _fault(judgement, f"{key} is {side!r}", f"an object with {keys}")


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _fault(judgement: Judgement, what: str, right: str) -> JudgementError:
    where = f"{judgement.place}: " if judgement.place else ""
    return JudgementError(f"{where}{what}; expected {right}")


# ---------------------------------------------------------------- what stands
def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that hold: those no later line on the same pair withdraws, in their order.

    Raises JudgementError naming both lines if one says different of what others together say is the same.
    """
    kept: list[Judgement] = []
    for judgement in judgements:
        if judgement.verdict == "withdrawn":
            kept = [one for one in kept if (one.kind, one.pair) != (judgement.kind, judgement.pair)]
        else:
            kept.append(judgement)
    for kind in get_args(Kind):
        edges = [(*one.pair, one) for one in kept if one.kind == kind]
        contradiction(edges)
    return tuple(kept)


def contradiction(edges: Iterable[tuple[str, str, Judgement]]) -> None:
    """Raise JudgementError if ``different`` joins two nodes that ``same`` connects; an edge is two nodes and why."""
    known = list(edges)
    neighbours: dict[str, list[tuple[str, Judgement]]] = defaultdict(list)
    for left, right, judgement in known:
        if judgement.verdict == "same":
            neighbours[left].append((right, judgement))
            neighbours[right].append((left, judgement))
    for left, right, judgement in known:
        if judgement.verdict == "different" and (path := _path(neighbours, left, right)) is not None:
            raise _contradictory(judgement, path)


def _contradictory(judgement: Judgement, path: list[Judgement]) -> JudgementError:
    places = sorted({one.place for one in path}, key=lambda place: (len(place), place))  # by line
    says = "says" if len(places) == 1 else "say"
    return JudgementError(
        f"{judgement.place}: says {' and '.join(judgement.pair)} are different, but {', '.join(places)} {says} they are"
        " the same; withdraw one of them"
    )


def _path(neighbours: Mapping[str, list[tuple[str, Judgement]]], start: str, goal: str) -> list[Judgement] | None:
    """The judgements on a shortest way from one node to another; None where there is no way."""
    ways: dict[str, list[Judgement]] = {start: []}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        if node == goal:
            return ways[node]
        for other, judgement in neighbours.get(node, ()):
            if other not in ways:
                ways[other] = [*ways[node], judgement]
                waiting.append(other)
    return None


# ---------------------------------------------------------------- adding
def append(path: Path, judgement: Judgement) -> None:
    """Add a line to the file, which appears with it whole or stays as it was.

    Raises JudgementError, and writes nothing, if the judgement cannot be meant, contradicts those that stand,
    or withdraws what no line says.
    """
    before = load(path)
    line = len(_lines(path)) + 1
    added = checked(replace(judgement, place=f"{path}:{line}"))
    if added.verdict == "withdrawn" and not any(one.pair == added.pair for one in standing(before)):
        raise _fault(added, f"nothing stands on {' and '.join(added.pair)}", "a pair that was judged")
    standing((*before, added))
    write_lines(path, [*_lines(path), json.dumps(added.to_json(), ensure_ascii=False)])


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
