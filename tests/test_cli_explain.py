"""`kg explain`, `kg check` and `kg verify` as a person or a script meets them, and what a lens does to verbs."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from tests.command import kg
from tests.factories import SAMPLE

ARTICLES = SAMPLE / "articles"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    run = kg("build", ARTICLES, "-o", folder)
    assert run.returncode == 0, run.stderr
    return folder


def table(folder, name):
    return pd.read_parquet(folder / "graph" / f"{name}.parquet")


# ---------------------------------------------------------------- explain
def test_explain_shows_both_accounts_of_a_meeting_and_why_they_are_one(sample):
    meetings, accounts = table(sample, "meetings"), table(sample, "accounts")
    meeting = meetings.loc[meetings["articles"] == 2, "meeting"].iloc[0]
    run = kg("explain", sample, meeting)
    assert run.returncode == 0
    assert "  accounts: 2" in run.stdout
    articles = accounts.loc[accounts["meeting"] == meeting, "article"]
    assert all(f"    {article}: " in run.stdout for article in articles)
    decision = re.search(r"  merged \(score \+[\d.]+, confidence [\d.]+, (resolution-\w+)\):", run.stdout)
    assert "because " in run.stdout[decision.start() :]
    assert decision[1] in set(table(sample, "resolutions")["resolution"])


def test_explain_quotes_what_stands_at_the_offsets_it_gives(sample):
    flow = table(sample, "flows")["flow"].iloc[0]
    lines = kg("explain", sample, flow).stdout.splitlines()
    where = re.fullmatch(r"    (\S+) (\d+)–(\d+) \(.*\)", lines[lines.index("  evidence: 1") + 1])
    text = (ARTICLES / f"{where[1]}.txt").read_text(encoding="utf-8")
    words = " ".join(text[int(where[2]) : int(where[3])].split())
    assert f"[{words}]" in lines[-1]


def test_explain_of_an_unknown_id_names_those_near_it(sample):
    run = kg("explain", sample, "quang-nihn")
    assert run.returncode == 1
    assert "near: quang-ninh" in run.stderr


# ---------------------------------------------------------------- check
OFFICE = """\
Đoàn công tác tỉnh Lào Cai làm việc tại tỉnh Yên Bái
{day} 08:15:00 | LÊ MẬN
Hôm nay, đoàn công tác tỉnh Lào Cai do ông {name}, Bí thư Tỉnh ủy Lào Cai dẫn đầu đã đến thăm và làm việc với \
UBND tỉnh Yên Bái để trao đổi, học tập kinh nghiệm phát triển du lịch.
"""


def seen_in_office(folder, *seen):
    for name, day in seen:
        (folder / f"{day}.txt").write_text(OFFICE.format(name=name, day=day), encoding="utf-8")
    assert kg("build", folder, "-o", folder / "output").returncode == 0
    return folder / "output"


def test_check_reports_two_holders_of_one_seat(tmp_path):
    first, second = "Trần Quang Mẫu", "Lê Bá Nháp"
    graph = seen_in_office(tmp_path, (first, "2019-06-03"), (second, "2019-07-03"), (first, "2019-08-03"))
    run = kg("check", graph)
    assert run.returncode == 3
    (line,) = run.stdout.splitlines()
    assert line.startswith("two-holders: ")
    assert "le-ba-nhap--lao-cai" in line
    assert "tran-quang-mau--lao-cai post-bi-thu-tinh-uy (tinh-uy/lao-cai) 2019-06-03–2019-08-03" in line
    assert "1 conflict(s)" in run.stderr


def test_check_has_nothing_to_say_of_holders_after_each_other(tmp_path):
    graph = seen_in_office(tmp_path, ("Trần Quang Mẫu", "2019-06-03"), ("Lê Bá Nháp", "2019-07-03"))
    run = kg("check", graph)
    assert (run.returncode, run.stdout) == (0, "")


# ---------------------------------------------------------------- verify
def test_verify_finds_no_fault_in_what_was_just_built(sample):
    run = kg("verify", sample, "--articles", ARTICLES)
    assert (run.returncode, run.stdout) == (0, "")
    assert "0 fault(s)" in run.stderr


def test_verify_names_the_rows_that_a_single_changed_character_makes_wrong(sample, tmp_path):
    passages = table(sample, "passages").set_index("passage")
    passage = passages.index[0]
    article, start = passages.loc[passage, "article"], int(passages.loc[passage, "start"])
    shutil.copytree(ARTICLES, tmp_path / "articles")
    path = tmp_path / "articles" / f"{article}.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text[:start]}@{text[start + 1 :]}", encoding="utf-8")
    run = kg("verify", sample, "--articles", tmp_path / "articles")
    assert run.returncode == 3
    faults = run.stdout.splitlines()
    assert faults[0].startswith(f"articles {article}: text: the text has changed: ")
    assert any(fault.startswith(f"passages {passage}: cut: at {start}–") for fault in faults)
    of_others = [fault for fault in faults if article not in fault]
    assert of_others == []
    assert f"kg: {len(faults)} fault(s)" in run.stderr


def test_verify_of_some_of_the_articles_misses_the_others(sample, tmp_path):
    shutil.copy(min(ARTICLES.glob("*.txt")), tmp_path)
    run = kg("verify", sample, "--articles", tmp_path)
    assert run.returncode == 3
    missing = [line for line in run.stdout.splitlines() if "no such article was given" in line]
    assert len(missing) == len(table(sample, "articles")) - 1


def test_verify_without_the_articles_checks_the_tables(sample, tmp_path):
    assert kg("verify", sample).returncode == 0
    shutil.copytree(sample / "graph", tmp_path / "graph")
    evidence = tmp_path / "graph" / "evidence.parquet"
    frame = pd.read_parquet(evidence)
    meeting = table(sample, "meetings")["meeting"].iloc[0]
    frame[frame["subject"] != meeting].to_parquet(evidence)
    run = kg("verify", tmp_path)
    assert run.returncode == 3
    assert run.stdout.splitlines() == [f"meetings {meeting}: evidence: no passage states it"]


def test_verify_says_which_articles_it_could_not_read(sample, tmp_path):
    (tmp_path / "news.jsonl").write_text('{"id": "a"}\n', encoding="utf-8")
    run = kg("verify", sample, "--articles", ARTICLES, "--articles", tmp_path)
    assert run.returncode == 3
    assert "news.jsonl:1: no field 'text'" in run.stderr
    assert run.stdout == ""


# ---------------------------------------------------------------- lenses
NEIGHBOURS = """\
Đoàn công tác tỉnh Hà Giang làm việc tại tỉnh Tuyên Quang
2019-06-03 08:15:00 | LÊ MẬN
Ngày 3/6, đoàn công tác tỉnh Hà Giang do ông Lê Văn Mận, Phó Chủ tịch UBND tỉnh Hà Giang dẫn đầu đã đến thăm và làm \
việc với UBND tỉnh Tuyên Quang để trao đổi, học tập kinh nghiệm phát triển du lịch.
"""


@pytest.fixture(scope="module")
def neighbours(tmp_path_factory):
    """A meeting of two provinces that are one today."""
    folder = tmp_path_factory.mktemp("neighbours")
    (folder / "a.txt").write_text(NEIGHBOURS, encoding="utf-8")
    assert kg("build", folder, "-o", folder / "output").returncode == 0
    return folder / "output"


def page(folder, path, *words):
    run = kg("view", folder, "network", "-o", path, *words)
    assert run.returncode == 0, run.stderr
    html = path.read_text(encoding="utf-8")
    parts = re.findall(r'<script type="application/json" id="(nodes|page)">(.*?)</script>', html, re.DOTALL)
    return {name: json.loads(text) for name, text in parts}, run.stderr


def provinces(page):
    return {node["id"]: node["label"] for node in page["nodes"] if node["kind"] == "province"}


def test_a_view_through_a_lens_names_the_units_of_that_day_and_marks_what_is_internal(neighbours, tmp_path):
    shown, said = page(neighbours, tmp_path / "today.html", "--lens", "today")
    assert provinces(shown) == {"tuyen-quang-2025": "Tuyên Quang"}
    (meeting,) = (node for node in shown["nodes"] if node["kind"] == "meeting")
    assert meeting["internal"] is True
    facts = {section["name"]: section["rows"] for section in shown["page"]["panels"][meeting["id"]]}
    assert facts["internal"] == [{"text": ["note", "internal"]}]
    reported = {note["vi"] for row in facts["parties"] for note in row["notes"] if "bài báo ghi" in str(note)}
    assert reported == {"bài báo ghi Hà Giang", "bài báo ghi Tuyên Quang"}
    lens = shown["page"]["lens"]
    assert lens["done"]["internal"] == 1
    assert lens["done"]["projected"] > 0
    assert f"through today (units of {lens['day']})" in said


def test_a_view_as_reported_names_no_lens(neighbours, tmp_path):
    shown, said = page(neighbours, tmp_path / "page.html")
    assert provinces(shown) == {"ha-giang": "Hà Giang", "tuyen-quang": "Tuyên Quang (cũ)"}
    assert shown["page"]["lens"] is None
    assert not any(node.get("internal") for node in shown["nodes"])
    assert said == ""


def test_units_that_are_possible_for_one_party_did_not_meet_each_other(tmp_path):
    (tmp_path / "a.txt").write_text(
        NEIGHBOURS.replace("tại tỉnh Tuyên Quang", "tại tỉnh Sơn La")
        .replace("UBND tỉnh Tuyên Quang", "UBND tỉnh Sơn La")
        .replace("Hà Giang", "Tuyên Quang")
        .replace("2019", "2026"),
        encoding="utf-8",
    )
    assert kg("build", tmp_path / "a.txt", "-o", tmp_path / "output").returncode == 0
    shown, _ = page(tmp_path / "output", tmp_path / "old.html", "--lens", "2025-06-30")
    met = {unit: partners(shown["page"]["panels"][unit]) for unit in provinces(shown)}
    assert met == {
        "ha-giang": {"son-la": "0.5 meetings"},
        "tuyen-quang": {"son-la": "0.5 meetings"},
        "son-la": {"ha-giang": "0.5 meetings", "tuyen-quang": "0.5 meetings"},
    }
    dropped, _ = page(tmp_path / "output", tmp_path / "less.html", "--lens", "2025-06-30", "--backward", "drop")
    assert "ha-giang" not in provinces(dropped)
    assert dropped["page"]["lens"]["done"]["dropped"] > 0


def partners(panel):
    return {
        row["to"]: row["notes"][0]["en"]
        for section in panel
        if section["name"] == "partners"
        for row in section["rows"]
    }


def test_tables_are_exported_as_the_lens_shows_them(neighbours, tmp_path):
    assert kg("export", neighbours, tmp_path / "today.zip", "--lens", "today").returncode == 0
    with zipfile.ZipFile(tmp_path / "today.zip") as tables, tables.open("meetings.csv") as file:
        assert pd.read_csv(file)["internal"].tolist() == [True]


def test_rdf_says_what_was_reported_and_refuses_a_lens(neighbours, tmp_path):
    run = kg("export", neighbours, tmp_path / "today.ttl", "--lens", "today")
    assert run.returncode == 1
    assert "lens 'today' has no RDF" in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_explain_through_a_lens_says_what_was_reported_beside_what_is_seen(neighbours):
    parties = table(neighbours, "parties")
    party = parties.loc[parties["unit"] == "ha-giang", "party"].iloc[0]
    run = kg("explain", neighbours, party, "--lens", "today")
    assert "  unit: tuyen-quang-2025 (Tuyên Quang)" in run.stdout
    assert "  reported_unit: ha-giang" in run.stdout


@pytest.mark.parametrize("words", [("--lens", "yesterday"), ("--lens", "1900-01-01")])
def test_a_lens_that_is_none_is_named(neighbours, tmp_path, words):
    run = kg("view", neighbours, "network", "-o", tmp_path / "x.html", *words)
    assert run.returncode == 1
    assert words[1] in run.stderr
    assert not Path(tmp_path / "x.html").exists()
