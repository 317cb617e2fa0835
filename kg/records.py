"""Records as JSON: the public format in which the software says what one article states.

One record is one JSON object; a corpus is JSON lines. The keys are those of the annotated records
(``id, published, provinces, officials, meetings, agreements``). What the software adds to them:
``sha256`` of the text that was read, and beside each statement its ``evidence``, a list of
``{"start", "end", "rule", "confidence"}`` with offsets into the article's NFC text. Where the format has a
plain value in place of an object, the evidence stands beside it under ``<key>_evidence``.
A meeting has, beside the annotated keys, ``groups`` of people without names, ``statements`` (what was said, clause by
clause) and the things it was ``about``.
Records without evidence (annotated by hand) are read too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from kg.errors import RecordError
from kg.model import (
    Agreement,
    Evidence,
    Flow,
    Group,
    Meeting,
    Official,
    Participant,
    Party,
    Post,
    Record,
    Span,
    Stated,
    Statement,
    Thing,
)

__all__ = ["dumps", "from_json", "loads", "to_json"]

Json = dict[str, Any]
T = TypeVar("T")


# ---------------------------------------------------------------- writing
def to_json(record: Record, text: str | None = None) -> Json:
    """The record as a JSON object; with the article's `text`, meetings and agreements carry their ``quote``."""
    return {
        "id": record.article,
        "published": record.published,
        "sha256": record.sha256,
        "provinces": [province.value for province in record.provinces],
        "provinces_evidence": {p.value: _evidence(p.evidence) for p in record.provinces},
        "officials": [_official(official) for official in record.officials],
        "meetings": [_meeting(meeting, text) for meeting in record.meetings],
        "agreements": [_agreement(agreement, text) for agreement in record.agreements],
        "notes": list(record.notes),
    }


def dumps(record: Record, text: str | None = None) -> str:
    """The record as one line of JSON."""
    return json.dumps(to_json(record, text), ensure_ascii=False, separators=(",", ":"))


def _evidence(evidence: Iterable[Evidence]) -> list[Json]:
    return [
        {"start": e.span.start, "end": e.span.end, "rule": e.rule, "confidence": round(e.confidence, 4)}
        for e in evidence
    ]


def _official(official: Official) -> Json:
    return {
        "name": official.name,
        "kind": official.kind,
        "sex": official.sex,
        "posts": [
            {
                "title": post.title,
                "unit": post.unit,
                "level": post.level,
                "resolution": post.resolution,
                "printed": post.printed,
                "evidence": _evidence(post.evidence),
            }
            for post in official.posts
        ],
        "evidence": _evidence(official.evidence),
    }


def _meeting(meeting: Meeting, text: str | None) -> Json:
    return {
        "scope": meeting.scope,
        "kind": meeting.kind,
        "status": meeting.status,
        **_plain("date", meeting.date),
        "parties": [{"unit": p.unit, "body": p.body, "evidence": _evidence(p.evidence)} for p in meeting.parties],
        **_plain("host", meeting.host),
        "people": [_participant(participant) for participant in meeting.people],
        "topics": [topic.value for topic in meeting.topics],
        "topics_evidence": {topic.value: _evidence(topic.evidence) for topic in meeting.topics},
        "agreements": [_agreement(agreement, text) for agreement in meeting.agreements],
        "flows": [_flow(flow) for flow in meeting.flows],
        "groups": [{"label": g.label, "unit": g.unit, "evidence": _evidence(g.evidence)} for g in meeting.groups],
        "statements": [_statement(statement) for statement in meeting.statements],
        "about": [_thing(thing) for thing in meeting.about],
        **_quote(meeting.evidence, text),
        "evidence": _evidence(meeting.evidence),
    }


def _plain(key: str, stated: Stated | None) -> Json:
    if stated is None:
        return {key: None}
    return {key: stated.value, f"{key}_evidence": _evidence(stated.evidence)}


def _quote(evidence: tuple[Evidence, ...], text: str | None) -> Json:
    return {} if text is None or not evidence else {"quote": evidence[0].span.cut(text)}


def _participant(participant: Participant) -> Json:
    return {
        "name": participant.name,
        "unit": participant.unit,
        "roles": [role.value for role in participant.roles],
        "roles_evidence": {role.value: _evidence(role.evidence) for role in participant.roles},
        "evidence": _evidence(participant.evidence),
    }


def _flow(flow: Flow) -> Json:
    return {
        "from": flow.source,
        "to": flow.target,
        "kind": flow.kind,
        "topics": list(flow.topics),
        "evidence": _evidence(flow.evidence),
    }


def _statement(statement: Statement) -> Json:
    return {
        "kind": statement.kind,
        "mode": statement.mode,
        "from": statement.source,
        "to": statement.target,
        "speaker": statement.speaker,
        "groups": list(statement.groups),
        "topics": list(statement.topics),
        "about": [_thing(thing) for thing in statement.about],
        "evidence": _evidence(statement.evidence),
    }


def _thing(thing: Thing) -> Json:
    return {"kind": thing.kind, "id": thing.id, "name": thing.name, "unit": thing.unit}


def _agreement(agreement: Agreement, text: str | None) -> Json:
    return {
        "title": agreement.title,
        "parties": list(agreement.parties),
        "period": agreement.period,
        "year": agreement.year,
        **_quote(agreement.evidence, text),
        "evidence": _evidence(agreement.evidence),
    }


# ---------------------------------------------------------------- reading
def loads(line: str, where: str = "record") -> Record:
    """The record written on one line; `where` (path and line number) names it in errors."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise RecordError(
            f"{where}: not JSON ({error.msg} at character {error.pos}); expected one object a line"
        ) from None
    if not isinstance(value, dict):
        raise RecordError(f"{where}: {type(value).__name__} in place of a JSON object")
    return from_json(value, where)


def from_json(value: Mapping[str, Any], where: str = "record") -> Record:
    """The record a JSON object stands for; raises RecordError naming the missing or wrong key."""
    try:
        return _read_record(value)
    except KeyError as error:
        raise RecordError(f"{where}: no key {error}; the record format needs it") from None
    except (AttributeError, TypeError, ValueError) as error:
        raise RecordError(f"{where}: {error}; see the record format in kg.records") from None


def _read_record(value: Mapping[str, Any]) -> Record:
    return Record(
        article=value["id"],
        sha256=value.get("sha256", ""),
        published=value["published"],
        provinces=_read_values(value, "provinces"),
        officials=_each(value["officials"], _read_official),
        meetings=_each(value["meetings"], _read_meeting),
        agreements=_each(value["agreements"], _read_agreement),
        notes=_read_notes(value.get("notes", ())),
    )


def _read_notes(notes: str | Iterable[str]) -> tuple[str, ...]:
    return (notes,) if isinstance(notes, str) else tuple(notes)


def _each(values: Iterable[Any], read: Callable[[Any], T]) -> tuple[T, ...]:
    return tuple(read(value) for value in values)


def _read_evidence(values: Iterable[Mapping[str, Any]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(Span(e["start"], e["end"]), e["rule"], e["confidence"]) for e in values)


def _read_values(value: Mapping[str, Any], key: str) -> tuple[Stated, ...]:
    evidence = value.get(f"{key}_evidence", {})
    return tuple(Stated(word, _read_evidence(evidence.get(word, ()))) for word in value[key])


def _read_plain(value: Mapping[str, Any], key: str) -> Stated | None:
    if value[key] is None:
        return None
    return Stated(value[key], _read_evidence(value.get(f"{key}_evidence", ())))


def _read_official(value: Mapping[str, Any]) -> Official:
    return Official(
        name=value["name"],
        kind=value["kind"],
        posts=_each(value["posts"], _read_post),
        evidence=_read_evidence(value.get("evidence", ())),
        sex=value.get("sex"),
    )


def _read_post(value: Mapping[str, Any]) -> Post:
    return Post(
        title=value["title"],
        unit=value["unit"],
        level=value["level"],
        evidence=_read_evidence(value.get("evidence", ())),
        resolution=value.get("resolution", "explicit"),
        printed=value.get("printed"),
    )


def _read_meeting(value: Mapping[str, Any]) -> Meeting:
    return Meeting(
        scope=value["scope"],
        kind=value["kind"],
        date=_read_plain(value, "date"),
        parties=_each(value["parties"], lambda p: Party(p["unit"], p["body"], _read_evidence(p.get("evidence", ())))),
        host=_read_plain(value, "host"),
        people=_each(value["people"], _read_participant),
        topics=_read_values(value, "topics"),
        agreements=_each(value["agreements"], _read_agreement),
        flows=_each(value["flows"], _read_flow),
        evidence=_read_evidence(value.get("evidence", ())),
        status=value.get("status", "held"),
        groups=_each(value.get("groups", ()), _read_group),
        statements=_each(value.get("statements", ()), _read_statement),
        about=_each(value.get("about", ()), _read_thing),
    )


def _read_group(value: Mapping[str, Any]) -> Group:
    return Group(value["label"], value["unit"], _read_evidence(value.get("evidence", ())))


def _read_statement(value: Mapping[str, Any]) -> Statement:
    return Statement(
        kind=value["kind"],
        mode=value["mode"],
        source=value["from"],
        target=value["to"],
        speaker=value.get("speaker"),
        groups=tuple(value.get("groups", ())),
        topics=tuple(value.get("topics", ())),
        about=_each(value.get("about", ()), _read_thing),
        evidence=_read_evidence(value.get("evidence", ())),
    )


def _read_thing(value: Mapping[str, Any]) -> Thing:
    return Thing(value["kind"], value["id"], value["name"], value.get("unit"))


def _read_participant(value: Mapping[str, Any]) -> Participant:
    return Participant(
        name=value["name"],
        roles=_read_values(value, "roles"),
        evidence=_read_evidence(value.get("evidence", ())),
        unit=value.get("unit"),
    )


def _read_flow(value: Mapping[str, Any]) -> Flow:
    return Flow(
        source=value["from"],
        target=value["to"],
        kind=value["kind"],
        topics=tuple(value.get("topics", ())),
        evidence=_read_evidence(value.get("evidence", ())),
    )


def _read_agreement(value: Mapping[str, Any]) -> Agreement:
    return Agreement(
        title=value["title"],
        parties=tuple(value.get("parties", ())),
        evidence=_read_evidence(value.get("evidence", ())),
        period=value.get("period"),
        year=value.get("year"),
    )
