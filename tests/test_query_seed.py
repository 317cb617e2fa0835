"""The questions on the example graph made by hand, in the vocabulary the ontology is meant for.

Answers were worked out from the statements 7 to 16 of the example, and agree with the figures its makers printed beside
the questions (`../shared/design/questions.md`) as far as those are of this one article.
"""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg import rdf
from kg.rdf import store
from kg.rdf.terms import DEFAULT_BASE, Terms, node
from tests.factories import SHARED

DESIGN = SHARED / "design"
pytestmark = pytest.mark.skipif(not DESIGN.is_dir(), reason=f"the example graph is not here: {DESIGN}")


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    """The example and its topics in a store; the slugs of the two units, which our reference graph has, are added."""
    folder, terms = tmp_path_factory.mktemp("seed"), Terms()
    vocabulary, reference, article = map(
        node, (terms.graph("vocabulary"), terms.graph("reference"), terms.graph("seed"))
    )
    quads = [ox.Quad(*quad.triple, vocabulary) for quad in _parsed("topics.ttl")]
    slug = node(terms.lt["slug"])
    quads += [ox.Quad(node(terms.id("unit", one)), slug, ox.Literal(one), reference) for one in SLUGS]
    quads += [ox.Quad(*quad.triple, article) for quad in _parsed("seed.ttl")]
    (folder / "tables").mkdir()
    with (folder / "graph.nq").open("wb") as file:
        ox.serialize(quads, file, ox.RdfFormat.N_QUADS)
    store.update(folder / "store", folder / "graph.nq", tables=folder / "tables", base=DEFAULT_BASE)
    return folder


SLUGS = ("lang-son", "quang-ninh")


def _parsed(name):
    return ox.parse(path=DESIGN / name, format=ox.RdfFormat.TURTLE)


def answer(seed, question):
    return list(rdf.ask(seed, question=question).itertuples(index=False, name=None))


def test_who_learns_from_whom(seed):
    rows = answer(seed, "who-learns-from-whom")
    assert {row[:2] for row in rows} == {("Lạng Sơn", "Quảng Ninh")}
    assert {topic: n for _, _, topic, n in rows} == {
        "Tourism": 4,
        "Agriculture, forestry, fisheries": 2,
        "Culture and sport": 1,
        "Heritage conservation": 1,
        "Investment attraction": 1,
        "Labour and human resources": 1,
        "One Commune One Product (OCOP)": 1,
        "Socio-economic development": 1,
        "Transport infrastructure": 1,
    }


def test_wishes_not_followed_up_are_those_on_which_nothing_was_shared(seed):
    assert [topic for _, _, topic in answer(seed, "wishes-not-followed-up")] == [
        "Agriculture, forestry, fisheries",
        "Investment attraction",
        "Labour and human resources",
        "One Commune One Product (OCOP)",
        "Socio-economic development",
        "Transport infrastructure",
    ]


def test_projects_and_programmes(seed):
    rows = [(thing.rpartition("/")[2], *row) for thing, _, *row in answer(seed, "projects-and-programmes")]
    assert rows == [("ocop", "Lạng Sơn, Quảng Ninh", 1), ("quoc-lo-4b", "Lạng Sơn, Quảng Ninh", 1)]


def test_passages_behind_the_edge(seed):
    rows = answer(seed, "passages-behind-an-edge")
    assert [(kind, confidence) for kind, _, confidence, _ in rows] == [
        ("KnowledgeSharing", 1.0),
        ("KnowledgeSharing", 0.95),
        ("KnowledgeSharing", 0.95),
        ("LearningInterest", 0.95),
        ("LearningInterest", 1.0),
        ("LearningInterest", 1.0),
    ]


def test_what_to_be_careful_with(seed):
    # No year; the province of one office shared with the next title; one statement of 0.8.
    assert [n for _, n in answer(seed, "trust")] == [1, 0, 1, 0, 1, 0]
