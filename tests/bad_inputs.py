"""Inputs that cannot be read, of every kind that was met: for the tests of what is said about them.

Each maker takes a folder, a name and a number, writes one bad input, and returns the path a problem must name.
"""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile

GOOD = "Ngày {n}/6/2019, đoàn công tác tỉnh An Giang đến làm việc tại tỉnh Cà Mau. Hai bên trao đổi kinh nghiệm."


def _file(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return str(path)


def _row(**fields):
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def _good(name, n):
    return _row(id=f"beside-{name}", text=GOOD.format(n=n % 28 + 1))


def packed_zip(*members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


def packed_tar(*members):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def empty(folder, name, n):
    return _file(folder, f"{name}.txt", b" \n" * n)


def binary(folder, name, n):
    return _file(folder, f"{name}.txt", bytes([0x89, n, 0, 1, 2, 3, 0xFF, 0xFE, 7, 9]) * 50)


def unknown_encoding(folder, name, n):
    return _file(folder, f"{name}.txt", ("Résumé d'une journée à l'été " * (n + 1)).encode("cp1252"))


def gigantic(folder, name, n):
    return _file(folder, f"{name}.txt", "Đoạn văn. ".encode() * (100_000 + n))


def endless_line(folder, name, n):
    endless = b'{"id": "x", "text": "' + b"a" * (1_100_000 + n) + b'"}\n'
    return _file(folder, f"{name}.jsonl", endless + _good(name, n)) + ":1"


def half_gzip(folder, name, n):
    return _file(folder, f"{name}.txt.gz", gzip.compress(GOOD.encode() * (50 + n), mtime=0)[:-9])


def gzip_bomb(folder, name, n):
    return _file(folder, f"{name}.jsonl.gz", gzip.compress(b" " * (30_000_000 + n), mtime=0)) + ":1"


def half_zip(folder, name, n):
    return _file(folder, f"{name}.zip", packed_zip(("a.txt", GOOD.encode() * (n + 1)))[:-20])


def zip_bomb(folder, name, n):
    path = _file(folder, f"{name}.zip", packed_zip((f"{name}.txt", b"a" * (30_000_000 + n))))
    return f"{path}!{name}.txt"


def traversal(folder, name, n):
    member = ("../" * (n % 5 + 1)) + f"{name}.txt"
    return f"{_file(folder, f'{name}.zip', packed_zip((member, GOOD.encode())))}!{member}"


def traversal_in_tar(folder, name, n):
    member = f"/etc/{name}.txt"
    return f"{_file(folder, f'{name}.tar', packed_tar((member, GOOD.encode())))}!{member}"


def half_tar(folder, name, n):
    return _file(folder, f"{name}.tar", packed_tar((f"{name}-inner.md", GOOD.encode() * 50))[: 600 + n])


def crc_error(folder, name, n):
    packed = bytearray(packed_zip((f"{name}.txt", GOOD.encode())))
    packed[40 + len(name) + n % 10] ^= 0xFF
    return f"{_file(folder, f'{name}.zip', bytes(packed))}!{name}.txt"


def no_json(folder, name, n):
    return _file(folder, f"{name}.jsonl", _good(name, n) + b'{"id": "x", ' + b"[" * n + b"\n") + ":2"


def missing_field(folder, name, n):
    return _file(folder, f"{name}.jsonl", _row(id=name) + _good(name, n)) + ":1"


def wrong_type(folder, name, n):
    wrong = [3, ["a"], {"a": 1}, True, 1.5][n % 5]
    return _file(folder, f"{name}.jsonl", _row(id=name, text=wrong) + _good(name, n)) + ":1"


def duplicate_id(folder, name, n):
    other = _row(id=f"beside-{name}", text=f"Một bài khác số {n}.")
    return _file(folder, f"{name}.jsonl", _good(name, n) + other) + ":2"


def ragged_table(folder, name, n):
    row = f"{name},{GOOD.format(n=1)!r},more{',' * n}\n"
    return _file(folder, f"{name}.csv", ("id,text\n" + row).encode()) + ":2"


def no_parquet(folder, name, n):
    return _file(folder, f"{name}.parquet", b"PAR1" + bytes(n) + b"PAR1")


def no_pdf(folder, name, n):
    return _file(folder, f"{name}.pdf", b"%PDF-1.4\n" + b"1 0 obj\n" * n)


def no_document(folder, name, n):
    xml = b'<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="http://x"/>' + b" " * n
    return _file(folder, f"{name}.docx", packed_zip(("word/document.xml", xml)))


def no_article(folder, name, n):
    return _file(folder, f"{name}.html", b"<html><body><script>" + b"x();" * n + b"</script></body></html>")


def no_warc(folder, name, n):
    return _file(folder, f"{name}.warc", b"HTTP/9 nothing\r\n" * (n + 1))


def nested(folder, name, n):
    packed = packed_zip((f"{name}.txt", GOOD.encode()))
    for _ in range(5):
        packed = packed_zip((f"{name}.zip", packed))
    return _file(folder, f"{name}.zip", packed) + f"!{name}.zip" * 5


KINDS = {
    maker.__name__: maker
    for maker in (
        *(empty, binary, unknown_encoding, gigantic, endless_line, half_gzip, gzip_bomb, half_zip, zip_bomb),
        *(traversal, traversal_in_tar, half_tar, crc_error, no_json, missing_field, wrong_type, duplicate_id),
        *(ragged_table, no_parquet, no_pdf, no_document, no_article, no_warc, nested),
    )
}
"""The makers by name."""

GOOD_BESIDE = ("endless_line", "no_json", "missing_field", "wrong_type", "duplicate_id")
"""The kinds whose file holds a good article beside the bad input, with the id ``beside-<name>``."""
