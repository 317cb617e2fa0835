"""The rows of what was said at a meeting: groups without names, statements, and the things they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.model import Group, Thing
from kg.model import Statement as Said
from kg.reference import things as reference
from kg.resolution.ids import content_id
from kg.resolution.meetings import Report, Settled
from kg.resolution.posts import body_statements
from kg.resolution.statements import Row, Statement
from kg.resolution.units import Gazetteer, version

__all__ = ["Setting", "said_statements"]


class Setting(NamedTuple):
    """A report of a settled meeting, with the ids of the persons it names as taking part."""

    settled: Settled
    report: Report
    officials: Mapping[str, str]
    gazetteer: Gazetteer

    def version(self, unit: str | None) -> str | None:
        """The version of a unit at the meeting."""
        return version(unit, self.settled.basis) if unit else None


def said_statements(setting: Setting) -> Iterator[Statement]:
    """All rows of what the report says was said, by whom and about what."""
    settled, report = setting.settled, setting.report
    for group in report.meeting.groups:
        row = {"group": _group_id(setting, group.label), "meeting": settled.id, "label": group.label}
        row["unit"] = str(setting.version(group.unit))
        yield Statement("groups", row, report.article, group.evidence)
    for place, said in enumerate(report.meeting.statements):
        yield from _statement(setting, said, place)
    for thing in report.meeting.about:
        yield from _thing(setting, thing)
        yield Statement("meeting_things", {"meeting": settled.id, "thing": _thing_id(setting, thing)})


def _group_id(setting: Setting, label: str) -> str:
    return content_id("group", setting.settled.id, label)


def _statement(setting: Setting, said: Said, place: int) -> Iterator[Statement]:
    settled, report = setting.settled, setting.report
    source, target = setting.version(said.source), setting.version(said.target)
    start = str(said.evidence[0].span.start if said.evidence else place)
    identity = content_id("statement", settled.id, report.article, said.kind, source, target, start)
    row: Row = {
        "statement": identity,
        "meeting": settled.id,
        "kind": said.kind,
        "mode": said.mode,
        "source": source,
        "target": target,
        "official": setting.officials.get(said.speaker) if said.speaker else None,
    }
    yield Statement("statements", row, report.article, said.evidence)
    for topic in said.topics:
        yield Statement("statement_topics", {"statement": identity, "topic": topic})
    for thing in said.about:
        yield from _thing(setting, thing)
        yield Statement("statement_things", {"statement": identity, "thing": _thing_id(setting, thing)})
    for group in _groups(setting, said):
        yield Statement("statement_groups", {"statement": identity, "group": _group_id(setting, group.label)})


def _groups(setting: Setting, said: Said) -> Iterator[Group]:
    return (group for group in setting.report.meeting.groups if group.label in said.groups)


# ---------------------------------------------------------------- things
def _thing_id(setting: Setting, thing: Thing) -> str:
    """Kind and name; an agency goes by the body it is, since several units may have one of that name."""
    unit = setting.version(thing.unit)
    return f"agency/{unit}--{thing.id}" if thing.kind == "agency" else f"{thing.kind}/{thing.id}"


def _thing(setting: Setting, thing: Thing) -> Iterator[Statement]:
    unit, body = setting.version(thing.unit), None
    label_en = reference.label_en(thing.kind, thing.id, thing.name)
    if thing.kind == "agency" and unit:
        body, statements = body_statements(thing.name, unit, setting.gazetteer)
        label_en = next(str(one.row["label_en"]) for one in statements if one.table == "offices")
        yield from statements
    row = {
        "thing": _thing_id(setting, thing),
        "kind": thing.kind,
        "label": thing.name,
        "label_en": label_en,
        "short": reference.short_name(thing.kind, thing.id),
        "topic": reference.topic_of(thing.kind, thing.id, thing.name),
        "unit": unit,
        "body": body,
    }
    yield Statement("things", row)
