"""People of an article: one `Person` for every mention of a name, with the offices found and their units.

Names meet their offices in `kg.reading.joining`, offices their units in `kg.reading.settling`; here the stages are
put together: mentions become drafts of persons, short forms are joined to them, each office is settled and kept once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kg.reading.context import Context
from kg.reading.drafts import Draft, drafts
from kg.reading.joining import chains_of, join, offices_behind
from kg.reading.names import is_from_abroad
from kg.reading.offices import OfficeMention
from kg.reading.persons import People, Person
from kg.reading.settling import Settled, settle
from kg.reading.short_forms import add_given_names, add_titles
from kg.reading.wordings import each_once, fullest_wordings

__all__ = ["People", "Person", "find_people"]

_GLOSS = re.compile(r" \((?:đoàn |Đoàn |tỉnh )?(?=[^\W\d_][^()]{0,30}\))")  # "ông A| (|Hà Nam)"


def find_people(context: Context, names: Mapping[int, int]) -> People:
    """The people of the article with their offices; units of offices are settled as far as the text allows."""
    text = context.document.text
    joints = list(join(context.document, context.offices, names))
    persons = drafts(text, joints, names)
    add_given_names(text, persons, context.offices)
    attached = {office.start for joint in joints for office in joint.offices}
    attached |= _add_offices_behind_given_names(persons, chains_of(text, context.offices), text, attached)
    _settle(persons, context)
    add_titles(text, (office for office in context.offices if office.start not in attached), persons)
    return People(tuple(_person(draft) for draft in persons if draft.offices or draft.honoured))


def _add_offices_behind_given_names(
    persons: Iterable[Draft], chains: Mapping[int, tuple[OfficeMention, ...]], text: str, attached: AbstractSet[int]
) -> set[int]:
    """Add what stands behind a short form ("ông Tám được bầu giữ chức Bí thư Huyện ủy"); where the offices start."""
    added = set()
    for person in persons:
        for _, end in person.mentions:
            if not person.offices and text.startswith(",", end):
                continue  # of a namesake who is named by no more
            offices = [o for o in offices_behind(text, end, chains) if o.start not in attached]
            person.offices.extend((office, "explicit" if office.unit else "none") for office in offices)
            added |= {office.start for office in offices}
    return added


def _settle(persons: Iterable[Draft], context: Context) -> None:
    fullest = fullest_wordings(context.offices)
    glossed = {mention.start: mention.unit for mention in context.units if mention.sense == "unit"}
    for person in persons:
        person.offices = _with_gloss(person, context.document.text, glossed)
        person.offices = list(
            each_once(settle(person.offices, context, from_abroad=is_from_abroad(person.name)), fullest)
        )


def _with_gloss(person: Draft, text: str, units: Mapping[int, str]) -> list[Settled]:
    """The offices, those that leave their unit out with the one in brackets behind the name: "ông A (Hà Nam)"."""
    glosses = (_GLOSS.match(text, end) for _, end in person.mentions)
    unit = next((units[gloss.end()] for gloss in glosses if gloss and gloss.end() in units), None)
    if unit is None:
        return person.offices
    return [(replace(o, unit=unit), "explicit") if _lacks_unit(o) else (o, how) for o, how in person.offices]


def _lacks_unit(office: OfficeMention) -> bool:
    return office.unit is None and office.official and office.level not in ("central", "foreign")


def _person(draft: Draft) -> Person:
    return Person(
        name=draft.name,
        mentions=tuple(draft.mentions),
        titles=tuple(draft.titles),
        offices=tuple(draft.offices),
        sex=draft.sex,
        honoured=draft.honoured,
    )
