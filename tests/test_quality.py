"""The quality of reading: no facet's F1 falls under the floor written in ``floors.json``.

Floors only rise: whoever makes reading better writes the new F1, less a hundredth, into the file. A facet without a
floor (null) says too little in that set to be held to one. The articles held back have a place of their own; as long
as it holds no floor, their files are not opened.
"""

import json
from pathlib import Path

import pytest

from kg import evaluation, records, sources
from kg.evaluation import FACETS
from kg.model import Article
from kg.reading import read

_ROOT = Path(__file__).parents[1]
_GOLD = _ROOT.parent / "shared" / "gold"
_FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
_DATA = _ROOT / "data"
_FOLDERS = {"sample": _DATA / "sample", "development": _DATA / "development", "dev": _GOLD, "held": _GOLD}


def stems(name):
    """The ids of the articles of a set; of the gold set those held back, or the others."""
    folder = _FOLDERS[name]
    held = evaluation.held_back(folder)
    found = {path.stem for path in (folder / "articles").glob("*.txt")}
    return sorted(found & held if name == "held" else found - held)


def scores(name):
    """The score of every facet of reading the articles of a set."""
    folder, gold, predicted = _FOLDERS[name], {}, {}
    for stem in stems(name):
        gold[stem] = json.loads((folder / "records" / f"{stem}.json").read_text(encoding="utf-8"))
    for article in sources.read([folder / "articles" / f"{stem}.txt" for stem in gold]):
        assert isinstance(article, Article), article
        predicted[article.id] = records.to_json(read(article), article.text)
    assert predicted.keys() == gold.keys()
    return evaluation.evaluate(gold, predicted)


@pytest.mark.parametrize("name", sorted(_FOLDERS))
def test_every_facet_has_a_place(name):
    assert list(_FLOORS[name]) == list(FACETS)
    assert all(floor is None or 0 < floor < 1 for floor in _FLOORS[name].values())


@pytest.mark.parametrize("name", sorted(_FOLDERS))
def test_no_facet_falls_under_its_floor(name):
    floors = {facet: floor for facet, floor in _FLOORS[name].items() if floor is not None}
    if not floors:
        pytest.skip(f"no floor is set for the {name} articles")
    if not _FOLDERS[name].is_dir():
        pytest.skip("../shared/gold is not on this machine")
    reached = {facet: score.f1 or 0.0 for facet, score in scores(name).items()}
    fallen = {facet: (round(reached[facet], 4), floor) for facet, floor in floors.items() if reached[facet] < floor}
    assert fallen == {}, "facets under their floors, as (F1, floor)"
