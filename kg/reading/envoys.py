"""People with an office in a province who act for the centre: who lead a mission of its, or are of the Politburo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.reading.bodies import BodyMention
from kg.reading.letters import compiled
from kg.reading.people import People, Person

__all__ = ["envoys_of", "is_leader"]

# Between a delegation and who leads it: "Đoàn công tác của Bộ X| do đồng chí |A, Bí thư Tỉnh ủy Y, làm trưởng đoàn".
_LED_BY = compiled(r",? do (?:(?!dẫn đầu|trưởng đoàn|đã |có |đến |làm |chủ trì)[^.;]){0,160}")


def is_leader(person: Person) -> bool:
    """Whether the person is of the Politburo, whatever province he or she has."""
    return any("Bộ Chính trị" in office.title for office, _ in person.posts)


def envoys_of(text: str, bodies: Sequence[BodyMention], people: People) -> Iterator[Person]:
    """Those who lead the delegation of a body of the centre while they hold an office in a province."""
    for body in bodies:
        led = _LED_BY.match(text, body.end) if body.unit == "central" else None
        for start, _, person in people.at(body.end, led.end()) if led else ():
            if person.party != "central" and _LED_BY.fullmatch(text, body.end, start):
                yield person
                break
