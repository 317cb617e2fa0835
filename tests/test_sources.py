"""Where articles come from: files, folders, standard input, and what is said when something is wrong."""

import bz2
import csv
import datetime
import gzip
import hashlib
import io
import json
import lzma
import sys
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import fsspec
import pyarrow.parquet
import pytest

from kg import sources
from kg.errors import MissingLibraryError, SourceError
from kg.model import Article
from kg.sources import Note, Options, Problem
from tests.bad_inputs import packed_tar, packed_zip
from tests.command import kg


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


CUT = gzip.compress(json.dumps(GOOD).encode() * 50)[:-12]


@pytest.mark.parametrize("content", [b"no gzip", CUT], ids=["no gzip", "cut short"])
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


# ---------------------------------------------------------------- other kinds of files
ROWS = [
    {"id": "a", "text": "Ngày 3/6, đoàn công tác đến thăm.", "title": "Đoàn đến thăm", "published": "2019-06-04"},
    {"id": "b", "text": "Dòng một\nDòng hai, có “ngoặc”.", "title": "", "published": "05/06/2019"},
]


def table(rows, names=("id", "text", "title", "published"), delimiter=","):
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerow(names)
    writer.writerows(row.values() for row in rows)
    return written.getvalue()


def parquet(rows):
    packed = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), packed)
    return packed.getvalue()


def pdf(*pages):
    """A PDF with these lines, in Latin letters, as the format's simplest text needs."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /Resources {font} /Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} /MediaBox [0 0 612 792] >>"
    written, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{one}\nendobj\n"
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return (written + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}{trailer}").encode("latin-1")


def docx(*paragraphs):
    inner = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return packed_zip(("word/document.xml", f'<w:document xmlns:w="{names}"><w:body>{inner}</w:body></w:document>'))


def warc(*answers):
    """A WARC file of these answers: address, type, content."""
    written = b""
    for url, kind, content, status in answers:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        named = f"WARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response"
        written += f"WARC/1.0\r\n{named}\r\nContent-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"
    return written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_a_table_holds_an_article_a_row(tmp_path, encoding, name, delimiter):
    (first, second), problems = read(write(tmp_path, name, table(ROWS, delimiter=delimiter), encoding))
    assert (first.id, first.title, first.published, first.origin) == (
        "a",
        "Đoàn đến thăm",
        "2019-06-04",
        f"{tmp_path / name}:2",
    )
    assert (second.text, second.published) == ("Dòng một\nDòng hai, có “ngoặc”.", "2019-06-05")
    assert not problems


def test_a_long_cell_is_read_whole(tmp_path):
    (article,), problems = read(
        write(tmp_path, "a.csv", table([{"id": "a", "text": "Đoạn văn. " * 30_000}], ["id", "text"]))
    )
    assert (len(article.text), problems) == (300_000, [])


def test_parquet_holds_an_article_a_row_with_days_as_it_has_them(tmp_path):
    (tmp_path / "a.parquet").write_bytes(parquet([{"id": 7, "text": "Đoạn.", "published": datetime.date(2019, 6, 4)}]))
    (article,), problems = read(tmp_path / "a.parquet")
    assert (article.id, article.published, article.origin) == ("7", "2019-06-04", f"{tmp_path / 'a.parquet'}:1")
    assert not problems


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_columns_may_have_other_names(tmp_path, kind):
    rows = [{"no": "a", "content": "Đoạn đầu.", "headline": "Tiêu đề"}]
    written = {"jsonl": lines(*rows).encode(), "csv": table(rows, rows[0]).encode(), "parquet": parquet(rows)}
    (tmp_path / f"a.{kind}").write_bytes(written[kind])
    options = Options({"id": "no", "text": "content", "title": "headline"})
    (article,) = sources.read([tmp_path], options)
    assert (article.id, article.title) == ("a", "Tiêu đề")
    (problem,) = sources.read([tmp_path])
    assert "'id'" in problem.reason


def test_ids_may_be_made_of_the_text(tmp_path):
    path = write(tmp_path, "a.jsonl", lines({"text": "Đoạn một."}, {"text": "Đoạn hai."}, {"text": "Đoạn một."}))
    first, second = sources.read([path], Options({"id": "#"}))
    assert first.id == hashlib.sha256("Đoạn một.".encode()).hexdigest()[:12] != second.id


def test_the_columns_of_the_command_are_those_of_the_settings(tmp_path):
    write(tmp_path, "kg.toml", 'columns = "text=content"')
    path = write(tmp_path, "a.csv", "id,content,body\na,Một.,Hai.\n")
    settings_file = ("--settings", tmp_path / "kg.toml")
    assert kg("extract", path, *settings_file).returncode == 0
    assert "no column 'text'; expected a column for each field, or --columns text=NAME" in kg("extract", path).stderr
    assert kg("extract", path, "--columns", "text=body").returncode == 0
    wrong = kg("extract", path, "--columns", "words=body")
    assert (wrong.returncode, "expected text=content,title=headline" in wrong.stderr) == (1, True)


def test_a_pdf_is_one_article_whose_lines_are_joined(tmp_path):
    page = [
        "Tinh An Giang lam viec voi tinh Ca Mau",
        "Ngay 3/6, doan cong tac cua tinh An Giang den lam viec tai",
        "Ca Mau.",
    ]
    (tmp_path / "a.pdf").write_bytes(pdf(page, ["Trang hai."]))
    (article,), problems = read(tmp_path / "a.pdf")
    assert article.text.splitlines()[-2:] == [f"{page[1]} {page[2]}", "Trang hai."]
    assert not problems


def test_a_word_document_is_one_article(tmp_path):
    (tmp_path / "a.docx").write_bytes(docx("Tiêu đề", "Đoạn &amp; văn."))
    (article,), problems = read(tmp_path / "a.docx")
    assert (article.title, article.text) == ("Tiêu đề", "Tiêu đề\nĐoạn & văn.")
    assert not problems


@pytest.mark.parametrize("pages", [["a.pdf", pdf([])], ["a.docx", docx("", " ")]])
def test_a_document_without_words_is_a_problem(tmp_path, pages):
    name, content = pages
    (tmp_path / name).write_bytes(content)
    _, (problem,) = read(tmp_path / name)
    assert "no text in it" in problem.reason


# ---------------------------------------------------------------- archives
MEMBERS = [
    ("b/hai.txt", "Đoạn hai.".encode()),
    ("a/mot.jsonl", lines({"id": "một", "text": "Đoạn một."}).encode()),
    ("a/ba.csv", table(ROWS[:1]).encode()),
    ("p.parquet", parquet([{"id": "p", "text": "Đoạn."}])),
    ("ảnh.jpg", b"\xff\xd8"),
]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.zip", packed_zip(*MEMBERS)),
        ("x.tar", packed_tar(*MEMBERS)),
        ("x.tar.gz", gzip.compress(packed_tar(*MEMBERS))),
        ("x.tgz", gzip.compress(packed_tar(*MEMBERS))),
        ("x.tar.bz2", bz2.compress(packed_tar(*MEMBERS))),
        ("x.tar.xz", lzma.compress(packed_tar(*MEMBERS))),
        ("x.zip", packed_zip(("inner.zip", packed_zip(*MEMBERS)))),
        ("x.tar", packed_tar(("inner.tar.gz", gzip.compress(packed_tar(*MEMBERS))))),
        ("x.zip", packed_zip(*((f"{name}.gz", gzip.compress(content)) for name, content in MEMBERS))),
    ],
)
def test_archives_are_read_without_being_unpacked(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    articles, problems = read(tmp_path)
    assert sorted(article.id for article in articles) == ["a", "hai", "mot", "p"]
    assert all(article.origin.startswith(f"{tmp_path / name}!") for article in articles)
    assert not problems
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_web_archive_holds_pages_by_address(tmp_path, pack):
    page = (Path(__file__).parent / "pages" / "lying_header.html").read_bytes()
    url = "https://nuirung.example/xa-hoi/tuyen-duong.html?id=5"
    answers = warc(
        (url, "text/html; charset=utf-8", page, "200 OK"),
        ("https://nuirung.example/khong-co", "text/html", page, "404 Not Found"),
        ("https://nuirung.example/a.jpg", "image/jpeg", b"\xff\xd8", "200 OK"),
    )
    name = "a.warc.gz" if pack is gzip.compress else "a.warc"
    (tmp_path / name).write_bytes(pack(answers))
    (article,), problems = read(tmp_path)
    assert (article.url, article.published) == (url, "2020-03-12")
    assert article.id == "nuirung.example-xa-hoi-tuyen-duong.html-id-5"
    assert article.origin == f"{tmp_path / name}!{url}"
    assert not problems


# ---------------------------------------------------------------- places
def test_a_pattern_names_files(tmp_path):
    for name in ("a/1.txt", "a/b/2.txt", "a/b/3.jsonl"):
        write(tmp_path, name, f"Đoạn {name}.")
    articles, _ = read(f"{tmp_path}/**/*.txt")
    assert [article.id for article in articles] == ["1", "2"]
    with pytest.raises(SourceError, match="no file matches"):
        read(f"{tmp_path}/**/*.pdf")


def test_what_a_folder_holds_besides_is_noted(tmp_path):
    for name in ("a.txt", "b.jpg", "c.jpg", "README"):
        write(tmp_path, name, "Đoạn.")
    (note,) = [found for found in sources.read([tmp_path]) if isinstance(found, Note)]
    assert note.words.endswith("2 .jpg, 1 no ending")


def test_addresses_are_read_as_folders_files_and_patterns():
    memory = fsspec.filesystem("memory")
    for name, content in (("kho/a/1.txt", "Đoạn một."), ("kho/2.txt", "Đoạn hai."), ("kho/3.jpg", "")):
        memory.pipe(f"/{name}", content.encode())
    memory.pipe("/kho/4.zip", packed_zip(("bon.txt", "Đoạn bốn.")))
    articles, problems = read("memory://kho")
    assert sorted(article.id for article in articles) == ["1", "2", "bon"]
    assert articles[0].origin.startswith("memory://")
    assert [article.id for article in read("memory://kho/*.txt")[0]] == ["2"]
    assert [article.id for article in read("memory://kho/a/1.txt")[0]] == ["1"]
    assert not problems
    with pytest.raises(SourceError, match="no such file or folder"):
        read("memory://nirgends")
    with pytest.raises(SourceError, match="expected s3://"):
        read("nowhere://kho")


@pytest.mark.parametrize("name", ["x.zip", "p.parquet", "x.jsonl.gz"])
def test_what_must_be_read_back_and_forth_is_read_from_a_server_that_only_goes_forth(tmp_path, name):
    row = {"id": "p", "text": "Đoạn."}
    packed = {"x.zip": packed_zip(("p.txt", row["text"].encode())), "p.parquet": parquet([row])}
    (tmp_path / name).write_bytes(packed.get(name) or gzip.compress(lines(row).encode()))
    with serving(tmp_path) as address:
        articles, problems = read(f"{address}/{name}")
    assert ([article.id for article in articles], problems) == (["p"], [])


def test_without_fsspec_an_address_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(MissingLibraryError, match=r"pip install 'lientinh\[cloud\]'"):
        read("memory://kho")


def test_json_lines_in_utf_16_are_one_problem(tmp_path):
    articles, problems = read(write(tmp_path, "a.jsonl", lines(GOOD, GOOD, GOOD), "utf-16"))
    assert ([str(problem.reason) for problem in problems], articles) == (["JSON lines in UTF-16"], [])


def test_pages_are_read_from_the_web():
    folder = Path(__file__).parent / "pages"
    with serving(folder) as address:
        (article,), _ = read(f"{address}/comments.html")
        assert (article.title, article.url) == (
            "Lâm Đồng và Ninh Thuận mở tuyến xe buýt liên tỉnh",
            f"{address}/comments.html",
        )
        _, (problem,) = read(f"{address}/nowhere.html")
    assert problem.path == f"{address}/nowhere.html"


@contextmanager
def serving(folder):
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
