"""The stages one after the other, as a program calls them."""

import pytest

import kg
from kg import reading
from kg.errors import SettingsError, SourceError
from kg.rdf import DEFAULT_BASE

TEXT = "Tiêu đề\n\nNgày 3/6/2019, đoàn công tác tỉnh An Giang đến làm việc tại tỉnh Cà Mau.\n"


class Collecting(kg.Watch):
    def __init__(self):
        self.problems, self.stages = [], []

    def problem(self, problem):
        self.problems.append(problem)

    def follow(self, stage, steps):
        self.stages.append(stage)
        return steps


@pytest.fixture
def articles(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("3/6", f"{ord(name) - 90}/6"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def defect(monkeypatch):
    """A defect in reading that one article brings to light."""

    def read(article, read=reading.read):
        return {}["defect"] if article.id == "a" else read(article)

    monkeypatch.setattr(reading, "read", read)


@pytest.mark.parametrize("several", [False, True])
def test_records_come_in_the_order_of_the_articles(articles, several):
    paths = [articles / "b.txt", articles / "a.txt"] if several else articles
    assert [record.article for record in kg.extract(paths)] == (["b", "a"] if several else ["a", "b"])


def test_without_a_watch_the_first_problem_stops_the_run(tmp_path):
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    with pytest.raises(SourceError, match=r"a\.txt: the text is empty; expected the words of the article"):
        kg.build(tmp_path)


@pytest.mark.usefixtures("defect")
def test_a_defect_in_reading_costs_one_article_and_is_told(articles, tmp_path):
    watch = Collecting()
    kg.build(articles, output=tmp_path / "out", watch=watch)
    (problem,) = watch.problems
    assert problem.path == str(articles / "a.txt")
    assert "reading failed with KeyError: 'defect' (test_pipeline.py:" in problem.reason
    assert (tmp_path / "out" / "problems.jsonl").read_text(encoding="utf-8").count("\n") == 1
    assert list(kg.load(tmp_path / "out").articles["article"]) == ["b"]


def test_a_watch_may_follow_the_stages(articles, tmp_path):
    watch = Collecting()
    kg.build(articles, output=tmp_path / "out", watch=watch)
    assert watch.stages == ["sources", "reading", "writing"]


def test_a_graph_is_loaded_from_the_output_folder_or_its_tables(articles, tmp_path):
    built = kg.build(articles, output=tmp_path / "out")
    for folder in (tmp_path / "out", tmp_path / "out" / "graph"):
        assert kg.load(folder).meetings.equals(built.meetings)


def test_what_a_run_wrote_stays_when_the_next_one_fails(articles, tmp_path, monkeypatch):
    kg.build(articles, output=tmp_path / "out")
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    monkeypatch.setattr("kg.records.dumps", lambda record, text: [][0])
    with pytest.raises(IndexError):
        kg.build(articles / "a.txt", output=tmp_path / "out")
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before


def test_the_default_base_is_that_of_the_rdf_room():
    assert kg.Settings().base == DEFAULT_BASE


def test_settings_refuse_what_cannot_be_meant():
    with pytest.raises(SettingsError, match="workers = 0; expected 1 or more"):
        kg.Settings(workers=0)
