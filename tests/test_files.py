"""Files that appear whole or not at all: what stands there before, during and after writing."""

import os
import threading

import pytest

from kg.files import replacing, write_bytes, write_lines, write_text


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_text_is_written_as_utf_8_with_plain_line_ends_in_new_folders(tmp_path):
    write_text(tmp_path / "a" / "b" / "thơ.txt", "Huế\n")
    write_lines(tmp_path / "a" / "b" / "dòng.txt", iter(["một", "hai"]))
    assert (tmp_path / "a" / "b" / "thơ.txt").read_bytes() == "Huế\n".encode()
    assert (tmp_path / "a" / "b" / "dòng.txt").read_bytes() == "một\nhai\n".encode()


@pytest.mark.parametrize("before", [None, b"before"])
def test_what_fails_leaves_what_was_there_and_nothing_else(before, tmp_path):
    path = tmp_path / "file"
    if before:
        path.write_bytes(before)
    with pytest.raises(ZeroDivisionError):
        write_lines(path, (str(1 // number) for number in (1, 0)))
    assert names(tmp_path) == (["file"] if before else [])
    assert not before or path.read_bytes() == before


def test_until_the_end_readers_see_what_was_there(tmp_path):
    write_bytes(tmp_path / "file", b"before")
    with replacing(tmp_path / "file") as partial:
        partial.write_bytes(b"after")
        assert (tmp_path / "file").read_bytes() == b"before"
    assert (tmp_path / "file").read_bytes() == b"after"
    assert names(tmp_path) == ["file"]


def test_a_folder_takes_the_place_of_another(tmp_path):
    for name in ("first", "second"):
        with replacing(tmp_path / "folder") as partial:
            partial.mkdir()
            write_text(partial / name, name)
        assert names(tmp_path / "folder") == [name]
    assert names(tmp_path) == ["folder"]


def test_a_folder_that_cannot_be_put_into_its_place_leaves_the_former(tmp_path, monkeypatch):
    folder = tmp_path / "folder"
    write_text(folder / "mine", "mine")
    move = type(folder).rename

    def refuse(path, target):
        if target == folder and path.name == folder.name:
            raise PermissionError("the disk says no")
        return move(path, target)

    monkeypatch.setattr(type(folder), "rename", refuse)
    with pytest.raises(PermissionError), replacing(folder) as partial:
        partial.mkdir()
    assert names(folder) == ["mine"]
    assert names(tmp_path) == ["folder"]


def test_the_file_has_the_rights_any_new_file_has(tmp_path):
    (tmp_path / "plain").touch()
    write_text(tmp_path / "whole", "")
    assert (tmp_path / "whole").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "latest").symlink_to(tmp_path / "today")
    write_text(tmp_path / "latest", "new")
    assert (tmp_path / "latest").is_symlink()
    assert (tmp_path / "today").read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_to_and_stays(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=write_text, args=(tmp_path / "pipe", "through"))
    writer.start()
    assert (tmp_path / "pipe").read_text(encoding="utf-8") == "through"
    writer.join()
    assert (tmp_path / "pipe").is_fifo()
