"""The report as a document: numbers that are those of the tables, links that lead somewhere, words in two languages."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.errors import GraphError, SourceError, UnknownFormatError
from kg.graph import KnowledgeGraph
from kg.html import Page, address, allowed_by, joined, tag
from kg.network import PROVINCIAL
from kg.reporting import problems_of
from kg.reporting.findings.ranking import ranking
from kg.reporting.wording import words_in
from tests import command
from tests.pages_read import Read
from tests.small_graph import HOSTILE, small_graph

NUMBER = re.compile(r"basis-\d+")


@pytest.fixture(scope="module")
def html(sample) -> dict[str, str]:
    """The report of the sample articles in both languages, of one unit, and through a lens."""
    return {
        "vi": kg.report(sample, problems=[], interactive=False).html,
        "en": kg.report(sample, lang="en", interactive=False).html,
        "unit": kg.report(sample, unit="thai-nguyen").html,
        "lens": kg.report(sample, lens="2025-06-30", interactive=False).html,
    }


@pytest.fixture(scope="module")
def held(sample):
    return sample.meetings[sample.meetings["status"] != "planned"]


def numbers(page: Read) -> dict[str, tuple[str, int | None]]:
    """What each number of the appendix counts → as written, and how many rows it leads to (None: in words)."""
    found, at = {}, None
    for name, told in page.tags:
        if name == "tr":
            at = told.get("id") if NUMBER.fullmatch(told.get("id") or "") else None
        elif at and "data-rows" in told:
            found[at] = int(told["data-rows"])
    return {at: (page.words[f"from-{at}"], found.get(at)) for at in page.ids if NUMBER.fullmatch(at)}


def said(page: Read, meaning: str) -> str:
    """The number written for what the appendix says is counted."""
    hits = {number for at, (number, _) in numbers(page).items() if page.words[at].startswith(number + meaning)}
    assert len(hits) == 1, (meaning, hits, [page.words[at] for at in numbers(page)])
    return hits.pop()


# ---------------------------------------------------------------- numbers
def test_every_number_of_the_findings_leads_to_as_many_rows_as_it_says(html):
    for name in ("vi", "en", "unit"):
        page = Read(html[name])
        told = numbers(page)
        assert told
        linked = [link[1:] for link in page.links() if NUMBER.fullmatch(link[1:])]
        assert set(linked) == set(told)
        for written, rows in told.values():
            figure = re.match(r"[\d.]+", written)
            count = int(figure[0]) if figure else 1
            if rows is not None and not re.search(r"cặp|pair|nguyện vọng|wish", written):
                assert rows == count, (name, written, rows)


def test_the_numbers_of_meetings_are_those_of_pandas(html, held):
    page = Read(html["en"])
    assert said(page, "meetings held") == f"{len(held)} meetings"
    for scope, words in (
        ("inter-province", "between provinces"),
        ("foreign", "with foreign"),
        ("central", "with central"),
    ):
        assert said(page, f"meetings {words}") == f"{(held['scope'] == scope).sum()} meetings"
    given = held["date"].str[:4].where(held["date"].str[:4].str.isdigit())
    years = given.fillna(held["year_inferred"].astype("string")).dropna()
    top = years.value_counts()
    assert said(page, f"meetings in {top.index[0]}") == f"{top.iloc[0]} meetings"
    assert said(page, "meetings whose year is known") == f"{len(years)} meetings"


def test_the_numbers_of_units_topics_and_pairs_are_those_of_pandas(html, sample, held):
    page = Read(html["vi"])
    names = sample.units.set_index("unit")
    there = sample.parties[sample.parties["meeting"].isin(held["meeting"])].drop_duplicates(["meeting", "unit"])
    there = there[there["unit"].map(names["kind"]).isin(PROVINCIAL)]
    counts = there["unit"].value_counts()
    assert counts.max() >= 3
    for unit in counts.index[counts == counts.max()]:
        words = next(text for at, text in page.words.items() if NUMBER.fullmatch(at) and names["name_vi"][unit] in text)
        assert words.startswith(f"{counts.max()} cuộc gặp")
    pairs = {pair for _, units in there.groupby("meeting")["unit"] for pair in combinations(sorted(units), 2)}
    assert said(page, "cặp địa phương cùng dự") == f"{len(pairs)} cặp địa phương"
    topics = sample.meeting_topics[sample.meeting_topics["meeting"].isin(held["meeting"])].drop_duplicates(
        ["meeting", "topic"]
    )
    label = dict(zip(sample.topics["topic"], sample.topics["label"], strict=True))
    top = topics["topic"].value_counts()
    assert said(page, f"cuộc gặp về: {label[top.index[0]]}") == f"{top.iloc[0]} cuộc gặp"


def test_the_numbers_of_flows_and_agreements_are_those_of_pandas(html, sample, held):
    page = Read(html["en"])
    flows = sample.flows[(sample.flows["kind"] == "share") & sample.flows["meeting"].isin(held["meeting"])]
    assert said(page, "sharings of experience between") == f"{len(flows)} sharings of experience"
    planned = set(sample.meetings["meeting"]) - set(held["meeting"])
    agreed = sample.agreements[~sample.agreements["meeting"].isin(planned)]
    assert said(page, "agreements, without") == f"{len(agreed)} agreements"
    region = sample.units.set_index("unit")["region"]
    within = 0
    for _, units in sample.parties[sample.parties["meeting"].isin(held["meeting"])].groupby("meeting")["unit"]:
        kinds = sample.units.set_index("unit")["kind"]
        own = {unit for unit in units if kinds[unit] in PROVINCIAL}
        within += len(own) > 1 and len({region[unit] for unit in own}) == 1
    assert said(page, "of these, all provinces of one region") == f"{within} meetings"


def test_the_tables_hold_every_pair_flow_and_agreement(html, sample):
    page = Read(html["vi"])
    assert sum(one.startswith("a-") for one in page.ids) == len(sample.agreements)
    assert sum(one.startswith("f-") for one in page.ids) == len(sample.flows)
    assert sum(one.startswith("m-") for one in page.ids) == len(sample.meetings)


def test_a_report_on_a_unit_counts_its_meetings(html, sample):
    page = Read(html["unit"])
    own = sample.parties.loc[sample.parties["unit"] == "thai-nguyen", "meeting"].unique()
    assert sum(one.startswith("m-") for one in page.ids) == len(own)
    assert "Thái Nguyên" in page.words["partners"] or "profile" in page.ids


def test_planned_meetings_are_told_and_not_counted():
    graph = small_graph()
    planned = KnowledgeGraph(**{**graph.tables, "meetings": graph.meetings.assign(status="planned")})
    page = Read(kg.report(planned, lang="en").html)
    assert "none is reported as held" in page.words["findings"]
    assert "only planned" in page.words["sentences"]


# ---------------------------------------------------------------- the document
@pytest.mark.parametrize("name", ["vi", "en", "unit", "lens"])
def test_every_link_leads_to_one_place_within_the_document_or_to_the_web(html, name):
    page = Read(html[name])
    assert len(page.ids) == len(set(page.ids))
    for link in page.links():
        assert (link[0] == "#" and link[1:] in page.ids) or address(link), link


@pytest.mark.parametrize("name", ["vi", "lens"])
def test_in_a_static_report_nothing_runs_and_nothing_is_loaded(html, name):
    page = Read(html[name])
    assert not {"script", "img", "iframe", "object", "embed"} & {one for one, _ in page.tags}
    assert all("style" not in given and not any(key.startswith("on") for key in given) for _, given in page.tags)
    assert all("src" not in given for _, given in page.tags)
    (policy,) = [given["content"] for one, given in page.tags if given.get("http-equiv") == "Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy


def test_a_report_runs_the_opener_of_its_originals_and_what_their_own_policies_allow(html, sample):
    page = Read(html["unit"])
    run = [given for one, given in page.tags if one == "script" and given.get("type") != "text/plain"]
    assert run == [{}]
    assert not {"img", "iframe", "object", "embed"} & {one for one, _ in page.tags}
    assert all("src" not in given and "style" not in given for _, given in page.tags)
    (policy,) = [given["content"] for one, given in page.tags if given.get("http-equiv") == "Content-Security-Policy"]
    assert "unsafe" not in policy
    assert set(allowed_by(html["unit"], "default-src")) == {"'none'"}
    seen, allowed = sample.filter(unit="thai-nguyen"), set(allowed_by(html["unit"], "script-src"))
    views = [kg.view(seen, name).html for name in ("map", "matrix", "provinces", "topics")]
    own = set().union(*(allowed_by(view, "script-src") for view in views))
    assert own < allowed
    assert len(allowed - own) == 1, "the opener"


def test_the_same_report_has_the_same_bytes_with_its_originals(html, sample):
    assert kg.report(sample, unit="thai-nguyen").html == html["unit"]


def test_articles_are_linked_by_addresses_of_the_web_only():
    page = Read(kg.report(small_graph()).html)
    outside = [link for link in page.links() if not link.startswith("#")]
    assert all(link.startswith("https://") for link in outside)
    assert "javascript:" not in "".join(outside)


def test_what_articles_say_is_text():
    made = kg.report(small_graph()).html
    assert "<b>'mới'</b>" not in made
    assert "&lt;b&gt;" in made
    assert "\x0b" not in made
    assert "{{x}}" in made
    assert HOSTILE not in made


def test_equal_graphs_give_equal_bytes(sample, html):
    assert kg.report(sample, unit="thai-nguyen").html == html["unit"]


def test_through_a_lens_the_report_says_so(html):
    page = Read(html["lens"])
    assert "30/6/2025" in html["lens"]
    assert "Số liệu được nhìn theo các đơn vị của ngày 30/6/2025" in page.words["method"]


@pytest.mark.parametrize(
    ("graph", "options", "why"),
    [
        (KnowledgeGraph(), {}, "No article was read"),
        (small_graph(), {"since": "2031"}, "No meeting meets the conditions; the whole graph holds one meeting"),
    ],
)
def test_an_empty_selection_says_why(graph, options, why):
    page = Read(kg.report(graph, lang="en", **options).html)
    assert why in page.words["findings"]
    for section in ("partners", "officials", "agreements", "flows", "sentences", "basis"):
        assert len(page.words[section].strip()) > 20, section


def test_one_meeting_is_one_meeting():
    assert "một cuộc gặp" in Read(kg.report(small_graph()).html).words["findings"]
    assert "one meeting" in Read(kg.report(small_graph(), lang="en").html).words["findings"]


def test_a_year_that_was_inferred_is_marked_and_says_why():
    graph = small_graph()
    guessed = graph.meetings.assign(
        date="XXXX-04-17", year_inferred=2017, year_confidence=0.8, year_reason="weekday 0.8 (“thứ hai”)"
    )
    page = Read(kg.report(KnowledgeGraph(**{**graph.tables, "meetings": guessed}), lang="en").html)
    assert "2017 (year inferred)" in page.words["m-1"]
    assert "weekday 0.8 (“thứ hai”)" in page.words["m-1"]
    assert any(given.get("class") == "guess" for _, given in page.tags)
    assert "with an inferred year" in page.words["findings"]


def test_a_reading_that_is_unsure_says_so():
    assert "(confidence 70%)" in Read(kg.report(small_graph(meetings=[unsure()]), lang="en").html).words["m-1"]


def unsure():
    (row,) = small_graph().meetings.astype(object).where(small_graph().meetings.notna(), None).to_dict("records")
    return row | {"confidence": 0.7}


def test_what_could_not_be_read_is_listed(sample, tmp_path):
    assert problems_of(tmp_path) is None
    (tmp_path / "graph").mkdir()
    assert problems_of(tmp_path) == []
    (tmp_path / "problems.jsonl").write_text(
        json.dumps({"path": "tin/<hỏng>.html", "line": 3, "reason": "no text", "expected": "a page"}) + "\n"
    )
    told = Read(kg.report(small_graph(), problems=problems_of(tmp_path)).html).words["method"]
    assert "tin/<hỏng>.html:3" in told
    (tmp_path / "problems.jsonl").write_text("{\n")
    with pytest.raises(SourceError, match=r"problems.jsonl:1: no JSON"):
        problems_of(tmp_path)


def test_what_cannot_be_meant_is_refused():
    with pytest.raises(UnknownFormatError, match="'fr'; known: vi en"):
        kg.report(small_graph(), lang="fr")
    with pytest.raises(GraphError, match="topic="):
        kg.report(small_graph(), topic="ufo")
    with pytest.raises(TypeError, match="depth"):
        kg.report(small_graph(), depth=2)


def test_the_command_writes_the_report_that_was_asked_for(sample, sample_folder, html, tmp_path):
    words = ["report", sample_folder, "-o", tmp_path / "r.html", "--unit", "thai-nguyen", "--static"]
    run = command.kg(*words)
    assert run.returncode == 0, run.stderr
    written = Read((tmp_path / "r.html").read_text(encoding="utf-8"))
    assert numbers(written) == numbers(Read(html["unit"]))
    wrong = command.kg(*words, "--topic", "ufo")
    assert (wrong.returncode, "topic='ufo'" in wrong.stderr) == (1, True)


def test_an_output_of_pdf_is_printed_only(sample_folder, monkeypatch, tmp_path):
    printed = []
    monkeypatch.setattr("kg.reporting.print_pdf", lambda page, path: printed.append((page.title, path)) or path)
    run = command.kg("report", sample_folder, "-o", tmp_path / "r.pdf", "--unit", "hue", "--lang", "en")
    assert run.returncode == 0, run.stderr
    assert printed == [("The cooperation of Hue with others", tmp_path / "r.pdf")]
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- words
def test_both_languages_have_the_same_sentences_with_the_same_gaps():
    told = json.loads((files("kg.reporting") / "words.json").read_text(encoding="utf-8"))
    for key, said_ in told.items():
        assert sorted(said_) == ["en", "vi"], key
        gaps = [sorted(set(re.findall(r"\{(\w+)\}", said_[lang]))) for lang in ("vi", "en")]
        assert gaps[0] == gaps[1], key


@pytest.mark.parametrize(
    ("edtf", "vi", "en"),
    [
        ("2017-05-17", "17/5/2017", "17 May 2017"),
        ("2017-05", "tháng 5/2017", "May 2017"),
        ("2017", "năm 2017", "2017"),
        ("XXXX-06-12", "12/6", "12 June"),
        ("2019-05-09/2019-05-10", "9/5/2019 – 10/5/2019", "9 May 2019 – 10 May 2019"),
        (None, "", ""),
    ],
)
def test_dates_are_written_as_the_language_does(edtf, vi, en):
    assert (words_in("vi").date(edtf), words_in("en").date(edtf)) == (vi, en)


def test_numbers_are_written_as_the_language_does():
    assert words_in("vi").number(1234.5) == "1.234,5"
    assert words_in("en").number(1234.5) == "1,234.5"
    assert words_in("en").count(1, "meeting") == "one meeting"
    assert words_in("vi").count(0.5, "meeting") == "0,5 cuộc gặp"


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 9).map(float), max_size=20))
def test_a_ranking_names_few_and_never_cuts_through_equals(values):
    found = ranking(values)
    named = dict(found.first)
    assert len(named) <= 6
    assert all(value >= 3 for value in named.values())
    left = [value for one, value in values.items() if one not in named and value >= 3]
    assert not left or not named or max(left) < min(named.values())
    assert found.more == sum(value == found.level for value in left if found.more)


# ---------------------------------------------------------------- at a prompt
def test_a_page_shows_itself_in_a_frame_of_its_own():
    page = Page('<html><head></head><p title="x">"&</p></html>', "Tên", 300)
    shown = Read(page._repr_html_())
    ((name, given),) = shown.tags
    assert name == "iframe"
    assert given["srcdoc"] == page.html.replace("<head>", '<head><base href="about:srcdoc">')
    assert given["title"] == "Tên"
    assert "allow-same-origin" not in given["sandbox"]


def test_report_and_view_are_files_with_a_path_and_pages_without(tmp_path):
    assert kg.report(small_graph(), tmp_path / "r.html") == tmp_path / "r.html"
    assert (tmp_path / "r.html").read_text(encoding="utf-8") == kg.report(small_graph()).html
    made = kg.view(small_graph(), "profile", about="quang-ninh")
    assert made.save(tmp_path / "p.html").read_text(encoding="utf-8") == made.html
    assert kg.view(small_graph(), "profile", tmp_path / "q.html", about="quang-ninh") == tmp_path / "q.html"
    assert (tmp_path / "q.html").read_bytes() == (tmp_path / "p.html").read_bytes()
    assert "<iframe" in made._repr_html_()


def test_findings_and_figures_show_themselves(sample):
    found = sample.about("Quảng Ninh")
    assert found._repr_html_().count("<tr>") == len(found) + 1
    assert found[0].label in found[0]._repr_html_()
    drawn = kg.figures.draw(sample, "map")
    assert drawn.svg in drawn._repr_html_()


@given(st.text(), st.text())
def test_no_text_becomes_an_element(words, value):
    made = Read(tag("p", words, joined([value], ", "), title=value))
    assert [name for name, _ in made.tags] == ["p"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://a b", "", None, "//x", "http://"])
def test_only_addresses_of_the_web_are_led_to(url):
    assert address(url) is None
