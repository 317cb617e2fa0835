"""What is shown in English is English: titles, bodies, kinds of office, topics, meetings."""

import unicodedata

import pytest

import kg
from kg.reference.offices import classify
from kg.reference.topics import topics
from tests.bench.gold import GOLD_SETS, records


def is_english(label):
    """Whether the label is in plain Latin letters: what no table knows falls back to its Vietnamese words."""
    decomposed = unicodedata.normalize("NFD", label.replace("–", "-").replace("’", "'"))
    return bool(label) and decomposed.isascii()


@pytest.mark.parametrize("name", GOLD_SETS)
def test_nearly_all_posts_of_the_gold_records_have_an_english_title(name):
    folder = GOLD_SETS[name]
    if not folder.is_dir():
        pytest.skip("the gold set (../shared/gold) is not on this machine")
    found = records(folder).values()
    titles = [post["title"] for record in found for person in record["officials"] for post in person["posts"]]
    fallen_back = sorted({title for title in titles if not is_english(classify(title).label_en)})
    assert len(titles) > 100
    rest = 0.12 if name == "development" else 0.05  # many of its titles are made up to be hard to read
    assert sum(title in fallen_back for title in titles) <= rest * len(titles), fallen_back


def test_nearly_all_rows_of_the_sample_graph_have_an_english_label():
    graph = kg.build(GOLD_SETS["sample"] / "articles")
    units = graph.units.set_index("unit")["name_en"]
    for table, least in (("offices", 0.95), ("bodies", 0.95), ("topics", 1.0), ("meetings", 0.85)):
        labels = getattr(graph, table)["label_en"]
        assert labels.map(is_english).mean() >= least, sorted(labels[~labels.map(is_english)])
    foreign = {name for unit, name in units.items() if unit.startswith("foreign-")}
    rest = [label for label in graph.meetings["label_en"] if not is_english(label)]
    assert [label for label in rest if not any(name in label for name in foreign)] == []


def test_every_topic_has_an_english_label():
    assert [topic.id for topic in topics() if not is_english(topic.label_en)] == []


@pytest.mark.parametrize(
    ("title", "english"),
    [
        ("Giám đốc Bệnh viện Chợ Rẫy", "Director of Cho Ray Hospital"),
        ("Trưởng Ban Quản lý Khu kinh tế Vân Phong", "Head of Management Board of Van Phong Economic Zone"),
        ("Phó Tỉnh trưởng", "Deputy Governor of a Province"),
        ("Chủ nhiệm Ủy ban Kinh tế của Quốc hội", "Chairman of the Economic Committee of the National Assembly"),
        ("Tư lệnh Quân khu 7", "Commander of the Military Region 7"),
        ("Chủ tịch Hội đồng", "Chairman of Council"),
    ],
)
def test_titles_are_put_into_english(title, english):
    assert classify(title).label_en == english
