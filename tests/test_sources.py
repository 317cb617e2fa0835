"""Where articles come from: files, folders, standard input, and what is said when something is wrong."""

import gzip
import io
import json
from types import SimpleNamespace

import pytest

from kg import sources
from kg.errors import SourceError
from kg.model import Article
from kg.sources import Problem


def write(folder, name, text, encoding="utf-8"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding=encoding)
    return path


def lines(*values):
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def read(*paths):
    found = list(sources.read(paths))
    return [one for one in found if isinstance(one, Article)], [one for one in found if isinstance(one, Problem)]


# ---------------------------------------------------------------- the kinds of files
def test_every_plug_in_says_what_it_reads():
    assert {".txt", ".jsonl", ".jsonl.gz"} <= set(sources.known())
    for suffix, source in sources.known().items():
        assert suffix.startswith("."), source
        assert callable(source.read), source


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_text_file_is_one_article(tmp_path, encoding):
    path = write(tmp_path, "bao_1.txt", "Tiêu đề\n2019-05-14\nĐoạn đầu.\n", encoding)
    (article,), problems = read(path)
    assert (article.id, article.title, article.published) == ("bao_1", "Tiêu đề", "2019-05-14")
    assert article.text == "Tiêu đề\n2019-05-14\nĐoạn đầu.\n"
    assert article.origin == str(path)
    assert not problems


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz"])
def test_json_lines_hold_an_article_a_line(tmp_path, name):
    rows = lines(
        {"id": "a", "text": "Tiêu đề\nĐoạn đầu."},
        {
            "id": 2,
            "title": "Tiêu đề",
            "text": "Đoạn đầu.",
            "published": "2019-05-14T08:00:00",
            "url": "http://bao.example/2",
            "publisher": "Báo",
        },
    )
    path = tmp_path / name
    path.write_bytes(gzip.compress(rows.encode()) if name.endswith(".gz") else rows.encode())
    (first, second), problems = read(path)
    assert (first.id, first.title, first.origin) == ("a", "Tiêu đề", f"{path}:1")
    assert second.text == "Tiêu đề\n\nĐoạn đầu."
    assert (second.id, second.published, second.url, second.publisher) == (
        "2",
        "2019-05-14",
        "http://bao.example/2",
        "Báo",
    )
    assert not problems


def test_a_dash_is_json_lines_on_standard_input(monkeypatch):
    stream = io.BytesIO(lines({"id": "a", "text": "Đoạn đầu."}).encode())
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
    (article,), _ = read("-")
    assert (article.id, article.origin) == ("a", "-:1")


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path):
    for name in ("b.txt", "a/z.txt", "c.jsonl", "notes.md"):
        write(tmp_path, name, lines({"id": "c", "text": "Đoạn."}) if name == "c.jsonl" else "Đoạn.")
    articles, problems = read(tmp_path)
    assert [article.id for article in articles] == ["z", "b", "c"]
    assert not problems


# ---------------------------------------------------------------- ids
@pytest.mark.parametrize(
    ("name", "id"),
    [("bao_1.2-x", "bao_1.2-x"), ("Đà Nẵng 3", "da-nang-3"), ("a b/c?d", "a-b-c-d"), ("../../etc", "..-..-etc")],
)
def test_ids_are_ascii_and_safe(tmp_path, name, id):
    (article,), _ = read(write(tmp_path, "news.jsonl", lines({"id": name, "text": "Đoạn."})))
    assert article.id == id


def test_another_article_with_the_same_id_names_both_places(tmp_path):
    first = write(tmp_path, "a/x.txt", "Đoạn.")
    second = write(tmp_path, "b.jsonl", lines({"id": "y", "text": "Đoạn."}, {"id": "x", "text": "Khác."}))
    articles, problems = read(tmp_path)
    assert [article.id for article in articles] == ["x", "y"]
    assert [(problem.path, problem.line) for problem in problems] == [(str(second), 2)]
    assert str(first) in str(problems[0])


def test_an_article_that_comes_again_word_for_word_is_read_once(tmp_path):
    row = {"id": "x", "title": "Tiêu đề", "text": "Đoạn."}
    first, second = write(tmp_path, "a.jsonl", lines(row, row)), write(tmp_path, "b.jsonl", lines(row))
    articles, problems = read(first, first, second)
    assert [article.origin for article in articles] == [f"{first}:1"]
    assert not problems


# ---------------------------------------------------------------- what is wrong
GOOD = {"id": "good", "text": "Đoạn."}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ('["a"]', "list in place of an object"),
        ('{"text": "Đoạn."}', "no field 'id'"),
        ('{"id": "a"}', "no field 'text'"),
        ('{"id": "a", "text": 3}', "field 'text' is int, not text"),
        ('{"id": "a", "text": "Đoạn.", "title": ["x"]}', "field 'title' is list, not text"),
        ('{"id": "a", "text": "Đoạn.", "published": "hôm qua"}', "field 'published' is 'hôm qua'"),
        ('{"id": "a", "text": "Đoạn.", "published": "2019-02-30"}', "field 'published' is '2019-02-30'"),
        ('{"id": "a", "text": "  "}', "the text is empty"),
        ('{"id": "?", "text": "Đoạn."}', "no letter or digit in the id '?'"),
        ('{"id": "..", "text": "Đoạn."}', "no letter or digit in the id '..'"),
        ('{"id": "a", "text": "\\ud800"}', "half a surrogate pair"),
    ],
)
def test_a_wrong_line_is_named_and_the_others_are_read(tmp_path, line, reason):
    path = write(tmp_path, "news.jsonl", f"\n{line}\n{json.dumps(GOOD)}\n")
    articles, (problem,) = read(path)
    assert str(problem).startswith(f"{path}:2: ")
    assert reason in problem.reason
    assert problem.expected
    assert [article.id for article in articles] == ["good"]


def test_text_that_is_not_utf_8_is_a_problem(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"Caf\xe9 r\xe9sum\xe9")
    (tmp_path / "b.jsonl").write_bytes(b'{"id": "\xff"}\n' + json.dumps(GOOD).encode())
    articles, problems = read(tmp_path)
    assert [article.id for article in articles] == ["good"]
    assert ["not UTF-8" in problem.reason for problem in problems] == [True, True]


@pytest.mark.parametrize("content", [b"no gzip", gzip.compress(json.dumps(GOOD).encode() * 50)[:-12]])
def test_a_broken_gzip_file_is_a_problem(tmp_path, content):
    (tmp_path / "a.jsonl.gz").write_bytes(content)
    _, (problem,) = read(tmp_path / "a.jsonl.gz")
    assert "cannot be read on" in problem.reason


def test_a_folder_without_articles_is_a_problem(tmp_path):
    _, (problem,) = read(tmp_path)
    assert ".jsonl" in problem.expected


def test_a_path_that_does_not_exist_is_an_error(tmp_path):
    with pytest.raises(SourceError, match="no such file or folder"):
        read(tmp_path / "nothing.txt")


def test_a_file_of_an_unknown_kind_is_an_error_that_lists_the_known_ones(tmp_path):
    with pytest.raises(SourceError, match=r"no source reads .\.odt.; known: .*\.jsonl"):
        read(write(tmp_path, "a.odt", ""))
