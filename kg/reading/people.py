"""People of an article: one `Person` for every mention of a name, with the offices found and their units.

Names meet their offices in `kg.reading.joining`, offices their units in `kg.reading.settling`; here the stages are
put together: mentions become drafts of persons, short forms are joined to them, each office is settled and kept once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.reading.context import Context
from kg.reading.drafts import Draft, drafts
from kg.reading.joining import join
from kg.reading.persons import People, Person
from kg.reading.settling import settle
from kg.reading.short_forms import add_given_names, add_titles
from kg.reading.wordings import each_once, fullest_wordings

__all__ = ["People", "Person", "find_people"]


def find_people(context: Context, names: Mapping[int, int]) -> People:
    """The people of the article with their offices; units of offices are settled as far as the text allows."""
    text = context.document.text
    joints = list(join(context.document, context.offices, names))
    persons = drafts(text, joints, names)
    add_given_names(text, persons)
    _settle(persons, context)
    attached = {office.start for joint in joints for office in joint.offices}
    add_titles((office for office in context.offices if office.start not in attached), persons)
    return People(tuple(_person(draft) for draft in persons if draft.offices or draft.honoured))


def _settle(persons: Iterable[Draft], context: Context) -> None:
    fullest = fullest_wordings(context.offices)
    for person in persons:
        person.offices = list(each_once(settle(person.offices, context), fullest))


def _person(draft: Draft) -> Person:
    return Person(
        name=draft.name,
        mentions=tuple(draft.mentions),
        titles=tuple(draft.titles),
        offices=tuple(draft.offices),
        sex=draft.sex,
        honoured=draft.honoured,
    )
