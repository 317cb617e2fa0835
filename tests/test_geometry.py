"""The outlines of the provinces: whose they are, and that merging leaves neither gap nor seam."""

import json
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from kg.errors import ReferenceDataError
from kg.reference import geometry, units
from kg.reference.lineage import holders_on, last_change


def signed_area(ring):
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def holds(ring, x, y):
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


@pytest.fixture(scope="module")
def merged():
    """The units of today, each with those of the old that it is made of."""
    found = defaultdict(list)
    for version in geometry.known():
        (holder,) = holders_on(version, last_change())
        found[holder.version].append(version)
    return dict(found)


def test_each_of_the_63_has_an_outline_with_its_point_in_it():
    old = {unit.version: unit for unit in units.in_force(date.fromisoformat(geometry.BASE_DAY))}
    assert set(geometry.known()) == set(old)
    assert len(old) == 63
    outside = [
        name for name, one in old.items() if not any(holds(ring, one.lon, one.lat) for ring in geometry.outline(name))
    ]
    assert outside == ["kien-giang"]  # its point lies between its coast and its islands


def test_the_34_are_made_of_the_63_without_gap_or_seam(merged):
    assert set(merged) == {unit.version for unit in units.in_force(last_change())}
    for name, members in merged.items():
        rings = geometry.outline(*members)
        own = sum(signed_area(ring) for one in members for ring in geometry.outline(one))
        assert sum(map(signed_area, rings)) == pytest.approx(own, abs=1e-9), name
        assert len({signed_area(ring) > 0 for ring in rings}) == 1, f"{name} has a hole where its members meet"


def test_borders_within_a_merged_unit_are_those_its_outline_lacks(merged):
    members = merged["tuyen-quang-2025"]
    assert members == ["ha-giang", "tuyen-quang"]
    within = {point for line in geometry.shared_borders([members]) for point in line[1:-1]}
    assert within
    assert not within & {point for ring in geometry.outline(*members) for point in ring}
    assert geometry.shared_borders([["ha-giang"], ["ca-mau"]]) == ()


def test_neighbours_on_the_map_are_those_of_the_reference_data():
    old = {unit.version: unit for unit in units.in_force(date.fromisoformat(geometry.BASE_DAY))}
    pairs = {(a, b) for a in old for b in old[a].neighbours if a < b and b in old}
    touching = {(a, b) for a, b in pairs if geometry.shared_borders([[a, b]])}
    assert len(pairs - touching) <= 6, sorted(pairs - touching)  # rivers' mouths, and corners that hardly touch


def test_the_archipelagos_lie_where_they_lie():
    for name, lon, lat in (("hoang-sa", (111, 113), (15.5, 17.3)), ("truong-sa", (111, 117), (7, 12))):
        points = geometry.specks(name)
        assert len(points) > 5
        assert all(lon[0] < x < lon[1] and lat[0] < y < lat[1] for x, y in points)


def test_a_unit_without_an_outline_is_refused():
    with pytest.raises(ReferenceDataError, match="no outline of 'tuyen-quang-2025'; known are the units of 2025-06-30"):
        geometry.outline("tuyen-quang-2025")


def test_the_file_says_where_it_comes_from():
    made = json.loads(Path("kg/reference/geometry.json").read_text(encoding="utf-8"))
    assert "Natural Earth" in made["source"]
    assert "public domain" in made["licence"]
