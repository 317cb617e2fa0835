"""Whatever is wrong with an input is said in one line, and everything else is read."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import sources
from kg.model import Article
from kg.sources import Options, Problem
from tests.bad_inputs import GOOD, GOOD_BESIDE, KINDS, packed_tar, packed_zip
from tests.command import kg

EACH = 9  # of 24 kinds: 216 inputs
SMALL = Options(max_article=1_000_000)


def place(problem):
    return problem.path if problem.line is None else f"{problem.path}:{problem.line}"


@pytest.fixture
def mixed(tmp_path):
    """A folder of bad inputs among good articles: where problems must be, and the ids of the good ones."""
    folder, expected, good = tmp_path / "in", [], []
    for kind, maker in KINDS.items():
        (folder / kind).mkdir(parents=True)
        for number in range(EACH):
            name = f"{kind}-{number}".replace("_", "-")
            expected.append(maker(folder / kind, name, number + 1))
            (folder / kind / f"good-{name}.txt").write_text(GOOD.format(n=number + 1), encoding="utf-8")
            good += [f"good-{name}"] + [f"beside-{name}"] * (kind in GOOD_BESIDE)
    return folder, expected, good


def test_each_bad_input_has_its_line_and_all_good_articles_are_read(mixed):
    folder, expected, good = mixed
    assert len(expected) >= 200
    assert len(KINDS) >= 20
    found = list(sources.read([folder], SMALL))
    problems = [one for one in found if isinstance(one, Problem)]
    assert sorted(map(place, problems)) == sorted(expected)
    assert all(problem.reason and problem.expected and "\n" not in str(problem) for problem in problems)
    assert sorted(one.id for one in found if isinstance(one, Article)) == sorted(good)
    assert not [str(problem) for problem in problems if "please report" in str(problem)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_is_wrong(kind, tmp_path):
    expected = KINDS[kind](tmp_path, "one", 2)
    (problem,) = [one for one in sources.read([tmp_path], SMALL) if isinstance(one, Problem)]
    assert place(problem) == expected
    words = {
        "empty": "the text is empty",
        "binary": "binary content",
        "unknown_encoding": "is not UTF-8, and the words are none in TCVN3",
        "gigantic": "more than 1,000,000 bytes",
        "endless_line": "a line of 1,000,000 bytes or more",
        "half_gzip": "cannot be read on (Compressed file ended",
        "gzip_bomb": "like a decompression bomb",
        "half_zip": "no ZIP archive, or an incomplete one",
        "zip_bomb": "like a decompression bomb",
        "traversal": "leads out of the archive",
        "traversal_in_tar": "leads out of the archive",
        "half_tar": "cannot be read on",
        "crc_error": "cannot be read on",
        "no_json": "not JSON",
        "missing_field": "no field 'text'",
        "wrong_type": "field 'text' is dict, not text",
        "duplicate_id": "another article with the id",
        "ragged_table": "cells",
        "no_parquet": "not Parquet",
        "no_pdf": "no PDF",
        "no_document": "document type declaration",
        "no_article": "no article on this page",
        "no_warc": "no WARC record",
        "nested": "lies in more than 4 archives",
    }
    assert words[kind] in problem.reason


def test_the_command_lists_the_problems_counts_them_and_exits_with_3(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "kg.toml").write_text("max_article_mb = 1", encoding="utf-8")
    expected = [maker(folder, f"bad-{kind}".replace("_", "-"), 3) for kind, maker in sorted(KINDS.items())]
    (folder / "good.txt").write_text(GOOD.format(n=3), encoding="utf-8")
    out = tmp_path / "out"
    run = kg("build", folder, "-o", out, "--no-store", "--settings", folder / "kg.toml")
    assert run.returncode == 3
    assert f"{len(expected)} problem(s), the rest is done" in run.stderr
    listed = [json.loads(line) for line in (out / "problems.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(place(Problem(**one)) for one in listed) == sorted(expected)
    records = [json.loads(line) for line in (out / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    assert "good" in {record["id"] for record in records}


def test_strict_stops_at_the_first_problem(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"no")
    (tmp_path / "b.txt").write_text(GOOD, encoding="utf-8")
    run = kg("build", tmp_path, "-o", tmp_path / "out", "--strict")
    assert run.returncode == 1
    assert "a.pdf: no PDF" in run.stderr
    assert not (tmp_path / "out").exists()


def test_names_from_archives_cannot_command_a_terminal_or_break_a_file(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("\x1b[31mred\n.txt", "")
    (problem,) = sources.read([tmp_path / "a.zip"])
    assert problem.path.endswith("!\\x1b[31mred\\n.txt")


SOUND = {
    "a.csv": "id,text\na,Đoạn một.\n".encode(),
    "a.jsonl": '{"id": "a", "text": "Đoạn một."}\n'.encode(),
    "a.html": (Path(__file__).parent / "pages" / "figures.html").read_bytes(),
    "a.zip": packed_zip(("a.txt", GOOD.encode()), ("b.html", b"<p>")),
    "a.tar": packed_tar(("a.txt", GOOD.encode()), ("b.csv", b"id,text\n")),
    "a.txt.gz": gzip.compress(GOOD.encode(), mtime=0),
    "a.docx": packed_zip(("word/document.xml", b"<w:document xmlns:w='x'><w:p/></w:document>")),
    "a.pdf": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n",
    "a.warc": b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.example/b\r\nContent-Type: text/plain\r\n"
    b"Content-Length: 4\r\n\r\nabcd\r\n\r\n",
}


@pytest.mark.parametrize("name", SOUND)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_becomes_of_a_file_it_is_read_or_told(tmp_path, name, data):
    content = bytearray(SOUND[name])
    for _ in range(data.draw(st.integers(0, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    (tmp_path / name).write_bytes(content[: data.draw(st.integers(0, len(content)))])
    found = list(sources.read([tmp_path / name], SMALL))
    assert [one for one in found if isinstance(one, Article | Problem)]
    assert not [str(one) for one in found if "please report" in str(one)]
