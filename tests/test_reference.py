"""The reference data: units through time, names, offices, topics. Consistent in itself, right where law says so."""

from __future__ import annotations

import csv
import itertools
import math
import unicodedata
from collections import Counter
from datetime import date, timedelta
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReferenceDataError
from kg.graph import KnowledgeGraph
from kg.measures.basis.places import places
from kg.reference import aliases, offices, things, topics, units
from kg.reference.capitals import capitals
from kg.reference.rows import Row
from kg.reference.slugs import slug

LAST_DAY_OF_63 = date(2025, 6, 30)
FIRST_DAY_OF_34 = date(2025, 7, 1)
TODAY = date(2026, 11, 1)
ONE_DAY = timedelta(days=1)
FILES = sorted(file.name for file in resources.files("kg.reference").iterdir() if file.name.endswith(".csv"))


def rows_of(file: str) -> list[dict[str, str]]:
    text = resources.files("kg.reference").joinpath(file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def versions_in_force(day: date) -> set[str]:
    return {unit.version for unit in units.in_force(day)}


# --- the files


@pytest.mark.parametrize("file", FILES)
def test_every_row_names_its_source(file: str) -> None:
    rows = rows_of(file)
    assert rows
    assert [row for row in rows if not row["source"].strip()] == []


@pytest.mark.parametrize("file", FILES)
def test_files_are_nfc_and_without_stray_blanks(file: str) -> None:
    cells = [cell for row in rows_of(file) for cell in row.values()]
    assert [cell for cell in cells if cell != unicodedata.normalize("NFC", cell).strip() or "  " in cell] == []


def test_no_row_stands_twice() -> None:
    for file in FILES:
        rows = [tuple(row.values()) for row in rows_of(file)]
        assert len(rows) == len(set(rows)), file


def test_a_bad_cell_is_reported_with_file_and_line() -> None:
    row = Row("units.csv", 7, {"valid_from": "1 July 2025"})
    with pytest.raises(ReferenceDataError, match=r"kg/reference/units\.csv:7: .*looks like 2025-07-01"):
        row.day("valid_from")


# --- units through time


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (units.FIRST_DAY, 38),
        (date(1979, 12, 31), 40),
        (date(1990, 1, 1), 44),
        (date(1992, 1, 1), 53),
        (date(1997, 1, 1), 61),
        (date(2004, 1, 1), 64),
        (date(2008, 7, 31), 64),
        (date(2008, 8, 1), 63),
        (LAST_DAY_OF_63, 63),
        (FIRST_DAY_OF_34, 34),
        (TODAY, 34),
    ],
)
def test_as_many_units_as_history_knows(day: date, number: int) -> None:
    assert len(units.in_force(day)) == number


def test_nothing_is_claimed_before_the_data_begin() -> None:
    with pytest.raises(ReferenceDataError, match="begin on 1976-07-02"):
        units.in_force(units.FIRST_DAY - ONE_DAY)


@given(st.dates(min_value=units.FIRST_DAY, max_value=date(2100, 1, 1)))
def test_no_two_units_in_force_share_a_name_slug_or_code(day: date) -> None:
    in_force = units.in_force(day)
    codes = [unit.code for unit in in_force if unit.code]
    for values in ([unit.name for unit in in_force], [unit.slug for unit in in_force], codes):
        assert [value for value, times in Counter(values).items() if times > 1] == []


@given(st.dates(min_value=units.FIRST_DAY, max_value=date(2100, 1, 1)))
def test_a_unit_in_force_is_found_by_its_identity(day: date) -> None:
    for unit in units.in_force(day):
        assert units.at(unit.slug, day) == unit


@given(st.dates(min_value=date(2025, 7, 1), max_value=date(2100, 1, 1)))
def test_the_34_stay(day: date) -> None:
    assert versions_in_force(day) == versions_in_force(FIRST_DAY_OF_34)


def test_eleven_units_are_unchanged_and_23_are_new() -> None:
    old, new = versions_in_force(LAST_DAY_OF_63), versions_in_force(FIRST_DAY_OF_34)
    assert len(old & new) == 11
    assert len(new - old) == 23
    assert all(version.endswith("-2025") for version in new - old)


def test_each_of_the_63_lies_in_one_of_the_34() -> None:
    new = versions_in_force(FIRST_DAY_OF_34)
    mapping = {unit.version: units.today(unit.version).version for unit in units.in_force(LAST_DAY_OF_63)}
    assert len(mapping) == 63
    assert set(mapping.values()) == new


def test_the_successors_follow_from_the_changes() -> None:
    merged: dict[str, set[str]] = {}
    for change in units.changes():
        if change.event == "merge" and change.effective == FIRST_DAY_OF_34:
            merged.setdefault(change.from_version, set()).add(change.to_version)
    assert len(merged) == 52
    assert all(merged[version] == {units.today(version).version} for version in merged)


def test_every_successor_exists_and_is_in_force_today() -> None:
    today = versions_in_force(TODAY)
    assert {unit.successor for unit in units.versions() if unit.successor} == today


def test_every_change_and_form_names_units_that_exist_and_fits_their_time() -> None:
    for change in units.changes():
        before, after = units.unit(change.from_version), units.unit(change.to_version)
        assert before.holds_on(change.effective - ONE_DAY), change
        assert after.holds_on(change.effective), change
        assert change.decided is None or change.decided <= change.effective


def test_forms_cover_the_time_of_their_version_without_gap() -> None:
    forms: dict[str, list[units.Form]] = {}
    for form in units.forms():
        forms.setdefault(form.version, []).append(form)
    for unit in units.versions():
        spells = forms[unit.version]
        assert (spells[0].valid_from, spells[-1].valid_until) == (unit.valid_from, unit.valid_until)
        for earlier, later in itertools.pairwise(spells):
            assert earlier.valid_until is not None
            assert earlier.valid_until + ONE_DAY == later.valid_from


@pytest.mark.parametrize("day", [LAST_DAY_OF_63, FIRST_DAY_OF_34])
def test_neighbours_are_neighbours_of_each_other(day: date) -> None:
    for unit in units.in_force(day):
        neighbours = units.neighbours_on(unit.version, day)
        assert neighbours, unit.version
        assert all(unit in units.neighbours_on(other.version, day) for other in neighbours)


def test_a_merged_unit_borders_what_its_parts_bordered() -> None:
    for unit in units.in_force(FIRST_DAY_OF_34):
        parts = [old for old in units.in_force(LAST_DAY_OF_63) if units.today(old.version) == unit]
        around = {
            units.today(other.version).version
            for part in parts
            for other in units.neighbours_on(part.version, LAST_DAY_OF_63)
        }
        neighbours = {other.version for other in units.neighbours_on(unit.version, FIRST_DAY_OF_34)}
        assert neighbours == around - {unit.version}


@pytest.mark.parametrize(
    ("version", "day", "name_before", "name_since"),
    [
        ("hue", date(2025, 1, 1), "Tỉnh Thừa Thiên Huế", "Thành phố Huế"),
        ("dong-nai-2025", date(2026, 4, 30), "Tỉnh Đồng Nai", "Thành phố Đồng Nai"),
        ("quang-ninh", date(2026, 9, 1), "Tỉnh Quảng Ninh", "Thành phố Quảng Ninh"),
        ("bac-ninh-2025", date(2026, 9, 20), "Tỉnh Bắc Ninh", "Thành phố Bắc Ninh"),
    ],
)
def test_four_provinces_became_cities(version: str, day: date, name_before: str, name_since: str) -> None:
    assert units.kind_on(version, day - ONE_DAY) == "province"
    assert units.full_name_on(version, day - ONE_DAY) == name_before
    assert units.kind_on(version, day) == "city"
    assert units.full_name_on(version, day) == name_since


@pytest.mark.parametrize(
    ("day", "cities"),
    [(date(2024, 12, 31), 5), (LAST_DAY_OF_63, 6), (FIRST_DAY_OF_34, 6), (date(2026, 4, 30), 7), (TODAY, 9)],
)
def test_as_many_cities_as_the_law_says(day: date, cities: int) -> None:
    assert sum(units.kind_on(unit.version, day) == "city" for unit in units.in_force(day)) == cities


def test_hue_keeps_its_identity_under_both_names() -> None:
    assert units.at("hue", date(2010, 1, 1)) == units.at("hue", TODAY)
    assert units.name_on("hue", date(2010, 1, 1)) == "Thừa Thiên Huế"
    assert units.name_on("hue", TODAY) == "Huế"


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("15", "yen-bai", "lao-cai-2025"),
        ("24", "bac-giang", "bac-ninh-2025"),
        ("44", "quang-binh", "quang-tri-2025"),
        ("52", "binh-dinh", "gia-lai-2025"),
        ("80", "long-an", "tay-ninh-2025"),
        ("82", "tien-giang", "dong-thap-2025"),
        ("91", "kien-giang", "an-giang-2025"),
    ],
)
def test_seven_codes_passed_to_another_name(code: str, old: str, new: str) -> None:
    holders = [
        next(unit.version for unit in units.in_force(day) if unit.code == code)
        for day in (LAST_DAY_OF_63, FIRST_DAY_OF_34)
    ]
    assert holders == [old, new]


def test_no_other_code_changed_its_name() -> None:
    old = {unit.code: unit.slug for unit in units.in_force(LAST_DAY_OF_63)}
    new = {unit.code: unit.slug for unit in units.in_force(FIRST_DAY_OF_34)}
    assert sum(old[code] != new[code] for code in new) == 7


def test_ha_tay_became_part_of_ha_noi() -> None:
    assert "ha-tay" in versions_in_force(date(2008, 7, 31))
    assert "ha-tay" not in versions_in_force(date(2008, 8, 1))
    assert units.today("ha-tay") == units.unit("ha-noi")
    assert "ha-tay" in {unit.version for unit in units.predecessors("ha-noi")}


def test_the_old_hau_giang_is_another_unit_than_the_new() -> None:
    old, new = units.unit("hau-giang-1976"), units.unit("hau-giang")
    assert old.name == new.name
    assert old.slug != new.slug
    assert old.holds_on(date(1990, 1, 1))
    assert not new.holds_on(date(1990, 1, 1))
    assert "Hậu Giang" not in {unit.name for unit in units.in_force(date(1995, 1, 1))}
    assert new.holds_on(date(2010, 1, 1))


def test_where_an_identity_was_not_in_force_the_nearest_version_is_taken() -> None:
    assert units.at("yen-bai", TODAY).version == "yen-bai"
    assert units.at("ha-tinh", date(1985, 1, 1)).version == "ha-tinh"
    assert units.at("dak-lak", date(2003, 1, 1)).version == "dak-lak-1975"
    assert units.at("tuyen-quang", date(1960, 1, 1)).version == "tuyen-quang"


def test_without_a_day_the_slug_means_one_of_the_63() -> None:
    assert {units.at(slug, None).version for slug in units.slugs()} == versions_in_force(LAST_DAY_OF_63)
    assert units.at("tuyen-quang", TODAY).version == "tuyen-quang-2025"


def test_an_unknown_unit_gets_near_matches() -> None:
    with pytest.raises(ReferenceDataError, match="near: quang-ninh"):
        units.unit("quang-nin")
    with pytest.raises(ReferenceDataError, match="near: quang-ninh"):
        units.at("quang-nin", TODAY)


def test_a_split_unit_has_no_single_successor() -> None:
    with pytest.raises(ReferenceDataError, match="cao-bang lang-son"):
        units.today("cao-lang")
    assert units.today("ha-bac").version == "bac-ninh-2025"


def test_slugs_are_slugs_of_the_names() -> None:
    assert all(unit.slug == slug(unit.name) for unit in units.in_force(LAST_DAY_OF_63))


def test_points_lie_in_vietnam() -> None:
    for unit in units.in_force(LAST_DAY_OF_63) + units.in_force(FIRST_DAY_OF_34):
        assert unit.lat is not None
        assert 8 < unit.lat < 24
        assert unit.lon is not None
        assert 102 < unit.lon < 110


# --- aliases


def test_every_alias_names_a_unit() -> None:
    known = {unit.slug for unit in units.versions()}
    assert {alias.slug for alias in aliases.aliases()} <= known


def test_every_unit_of_the_63_has_a_bare_and_a_full_name() -> None:
    for kind in ("short", "full"):
        assert units.slugs() <= {alias.slug for alias in aliases.aliases() if alias.kind == kind}


def test_a_name_means_one_unit() -> None:
    meant: dict[str, set[str]] = {}
    for alias in aliases.aliases():
        meant.setdefault(alias.text, set()).add(alias.slug)
    assert {text: slugs for text, slugs in meant.items() if len(slugs) > 1} == {}


def test_a_foreign_name_is_not_the_plain_name_of_a_unit() -> None:
    ours = {alias.text for alias in aliases.aliases()}
    assert [name.text for name in aliases.foreign_names() if name.text in ours] == []


def test_traps_are_marked() -> None:
    by_text = {alias.text: alias for alias in aliases.aliases() if alias.kind in ("short", "epithet", "full")}
    for text in ("Hòa Bình", "Hồ Chí Minh", "Sài Gòn", "Huế", "TP Bắc Ninh", "Quảng Ninh"):
        assert by_text[text].ambiguity, text


# --- topics


def test_broader_topics_exist_and_lead_to_a_top_group() -> None:
    for topic in topics.topics():
        above = topics.ancestors(topic.id)
        assert topic.id not in {ancestor.id for ancestor in above}
        assert bool(above) == (topic.broader is not None)
        if above:
            assert above[-1].broader is None


def test_groups_gather_and_topics_have_cues() -> None:
    for topic in topics.topics():
        assert bool(topic.cues) == (topic.broader is not None), topic.id


def test_a_cue_is_not_its_own_exception() -> None:
    for topic in topics.topics():
        assert not {cue.lower() for cue in topic.cues} & {cue.lower() for cue in topic.negative_cues}, topic.id
        assert len(set(topic.cues)) == len(topic.cues), topic.id


def test_a_negative_cue_contains_a_cue_it_guards() -> None:
    for topic in topics.topics():
        for negative in topic.negative_cues:
            assert any(cue.lower() in negative.lower() for cue in topic.cues), (topic.id, negative)


def test_topics_are_matched_to_eurovoc_and_the_goals() -> None:
    properties = {name for topic in topics.topics() for name, _ in topic.matches}
    assert properties <= {"skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:relatedMatch"}
    assert ("skos:exactMatch", "http://eurovoc.europa.eu/4470") in topics.topic("tourism").matches


def test_an_unknown_topic_gets_near_matches() -> None:
    with pytest.raises(ReferenceDataError, match="near: tourism"):
        topics.topic("turism")


# --- offices


def test_offices_refer_to_offices() -> None:
    for office in offices.offices():
        for other in filter(None, (office.parent, office.family)):
            assert offices.office(other).kind in ("body", "family"), office.id


def test_ids_are_ascii_slugs() -> None:
    ids = [office.id for office in offices.offices()] + [unit.version for unit in units.versions()]
    assert [known for known in ids if known != slug(known)] == []


@pytest.mark.parametrize("office", [o for o in offices.offices() if o.kind == "post"], ids=lambda office: office.id)
def test_every_name_of_a_post_is_read_as_that_post(office: offices.Office) -> None:
    assert {name: offices.classify(name).office for name in office.names} == dict.fromkeys(office.names, office.id)


@pytest.mark.parametrize("office", [o for o in offices.offices() if o.kind == "body"], ids=lambda office: office.id)
def test_every_name_of_a_body_is_read_as_that_body(office: offices.Office) -> None:
    assert {name: offices.classify_body(name).office for name in office.names} == dict.fromkeys(office.names, office.id)


TITLES = [
    ("Bí thư Tỉnh ủy", "post-bi-thu-tinh-uy", "tinh-uy", "province"),
    ("Bí thư Tỉnh uỷ", "post-bi-thu-tinh-uy", "tinh-uy", "province"),
    ("BÍ THƯ TỈNH ỦY", "post-bi-thu-tinh-uy", "tinh-uy", "province"),
    ("nguyên Bí thư Tỉnh ủy", "post-bi-thu-tinh-uy", "tinh-uy", "province"),
    ("Bí thư Thành ủy", "post-bi-thu-tinh-uy", "thanh-uy", "province"),
    ("Bí thư Thành ủy Móng Cái", "post-bi-thu-huyen-uy", "thanh-uy-mong-cai", "district"),
    ("Phó Bí thư Thường trực Tỉnh ủy", "post-pho-bi-thu-thuong-truc", "tinh-uy", "province"),
    ("Phó Bí thư TT Tỉnh ủy", "post-pho-bi-thu-thuong-truc", "tinh-uy", "province"),
    ("UV BTV Tỉnh ủy", "post-uv-btv", "btv-tinh-uy", "province"),
    ("Tỉnh ủy viên", "post-tinh-uy-vien", "bch-dang-bo-tinh", "province"),
    ("Chủ tịch HĐND tỉnh", "post-chu-tich-hdnd", "hdnd-tinh", "province"),
    ("Chủ tịch UBND TP", "post-chu-tich-ubnd", "ubnd-tinh", "province"),
    ("chủ tịch ubnd tỉnh", "post-chu-tich-ubnd", "ubnd-tinh", "province"),
    ("Chủ tịch Ủy ban nhân dân tỉnh Lào Cai", "post-chu-tich-ubnd", "ubnd-tinh", "province"),
    ("Chủ tịch UBND huyện Sa Pa", "post-ct-ubnd-huyen", "ubnd-huyen-sa-pa", "district"),
    ("Phó Chủ tịch HĐND thành phố Hội An", "pho-chu-tich-hdnd-huyen", "hdnd-thanh-pho-hoi-an", "district"),
    ("Chủ tịch UBND TP. Hồ Chí Minh", "post-chu-tich-ubnd", "ubnd-tinh", "province"),
    ("PCT TT UBND tỉnh", "post-pct-tt-ubnd", "ubnd-tinh", "province"),
    ("Phó chủ tịch tỉnh", "post-pct-ubnd", "ubnd-tinh", "province"),
    ("Giám đốc Sở GTVT", "post-gd-so", "so-gtvt", "province"),
    ("Quyền Giám đốc Sở Khoa học - công nghệ", "post-gd-so", "so-khcn", "province"),
    ("GĐ Sở VH,TT&DL", "post-gd-so", "so-vhttdl", "province"),
    ("Giám đốc Sở TN&MT Quảng Ninh", "post-gd-so", "so-tnmt", "province"),
    ("Phó Giám đốc Sở Y tế", "post-pgd-so", "so-y-te", "province"),
    ("phó giám đốc phụ trách Sở Giáo dục & Đào tạo", "post-pgd-so", "so-gddt", "province"),
    ("Trưởng Ban Tuyên giáo Tỉnh ủy", "post-truong-ban-dang", "ban-tuyen-giao", "province"),
    ("Chánh Văn phòng UBND tỉnh", "post-chanh-vp-ubnd", "vp-ubnd", "province"),
    ("Giám đốc Công an tỉnh", "post-gd-cong-an", "cong-an-tinh", "province"),
    ("Trưởng Công an huyện Sa Pa", "truong-cong-an-huyen", "cong-an-huyen-sa-pa", "district"),
    ("Chủ tịch Ủy ban MTTQ Việt Nam tỉnh", "post-chu-tich-mttq", "ubmttq-tinh", "province"),
    ("Chủ tịch Hội Nông dân tỉnh", "chu-tich-hoi-nong-dan-tinh", "hoi-nong-dan-tinh", "province"),
    ("Bí thư Đảng ủy xã Hữu Lũng", "post-bi-thu-dang-uy-xa", "dang-uy-xa-huu-lung", "commune"),
    ("Ủy viên Bộ Chính trị", "post-uv-bct", "bo-chinh-tri", "central"),
    ("Ủy viên TƯ Đảng", "post-uv-tw", "bch-trung-uong", "central"),
    ("phó thủ tướng Chính phủ", "post-pho-thu-tuong", "chinh-phu", "central"),
    ("Bộ trưởng Bộ Y tế", "post-bo-truong", "bo-y-te", "central"),
    ("Bộ trưởng Công Thương", "post-bo-truong", "bo-cong-thuong", "central"),
    ("Thứ trưởng Thường trực bộ KH&ĐT", "post-thu-truong", "bo-khdt", "central"),
    ("Tỉnh trưởng tỉnh Hủa Phăn", "post-tinh-truong", None, "foreign"),
    ("Chánh Thanh tra Sở Y tế", "chanh-thanh-tra-so", "thanh-tra-so-y-te", "province"),
    ("Chánh Văn phòng Bộ VHTTDL", "chanh-van-phong-bo", "van-phong-bo-vhttdl", "central"),
    ("Cục trưởng Cục Đường bộ", "cuc-truong-cuc-duong-bo", "cuc-duong-bo", None),
    ("Trưởng Ban Tuyên giáo Trung ương", "post-truong-ban-dang-tw", "ban-tuyen-giao-tw", "central"),
]


@pytest.mark.parametrize(("title", "office", "body", "level"), TITLES, ids=[title for title, *_ in TITLES])
def test_titles_are_read(title: str, office: str, body: str | None, level: str | None) -> None:
    found = offices.classify(title)
    assert (found.office, found.body, found.level) == (office, body, level)


@pytest.mark.parametrize("title", [title for title, *_ in TITLES])
def test_decomposed_letters_change_nothing(title: str) -> None:
    assert offices.classify(unicodedata.normalize("NFD", title)) == offices.classify(title)


BODIES = [
    ("Ban Thường vụ Tỉnh ủy", "btv-tinh-uy", "Ban Thường vụ Tỉnh ủy"),
    ("BTV Thành ủy", "btv-tinh-uy", "Ban Thường vụ Thành ủy"),
    ("UBND tỉnh", "ubnd-tinh", "UBND tỉnh"),
    ("UBND TP", "ubnd-tinh", "UBND thành phố"),
    ("UBND", "ubnd-tinh", "UBND tỉnh"),
    ("Thành uỷ", "thanh-uy", "Thành ủy"),
    ("Sở Du lịch", "so-du-lich", "Sở Du lịch"),
    ("Sở Nông nghiệp - môi trường", "so-nnmt", "Sở Nông nghiệp và Môi trường"),
    ("Bộ Xây dựng", "bo-xay-dung", "Bộ Xây dựng"),
    ("Đoàn khảo sát của Bộ công thương", "bo-cong-thuong", "Bộ Công Thương"),
    ("Đoàn đại biểu Quốc hội tỉnh", "doan-dbqh", "Đoàn ĐBQH tỉnh"),
    ("Uỷ ban MTTQ Việt Nam", "ubmttq-tinh", "Ủy ban MTTQ Việt Nam tỉnh"),
    ("Huyện ủy Sa Pa", "huyen-uy-sa-pa", "Huyện ủy Sa Pa"),
    ("Phòng GD&ĐT huyện Sa Pa", "phong-gddt-huyen-sa-pa", "Phòng Giáo dục và Đào tạo huyện Sa Pa"),
]


@pytest.mark.parametrize(("text", "body", "label"), BODIES, ids=[text for text, *_ in BODIES])
def test_bodies_are_read(text: str, body: str, label: str) -> None:
    found = offices.classify_body(text)
    assert (found.office, found.body, found.label) == (body, body, label)


def test_english_labels_are_put_together_from_their_parts() -> None:
    assert (
        offices.classify("Phó Chủ tịch UBND huyện Sa Pa").label_en == "Vice Chairman of the District People's Committee"
    )
    assert offices.classify_body("UBND huyện Sa Pa").label_en == "Sa Pa District People's Committee"
    assert offices.classify_body("Bộ GTVT").label_en == "Ministry of Transport"
    assert offices.classify("Giám đốc Nhà máy nước").label_en == "Director of Nhà máy nước"


def test_an_unknown_title_gets_an_id_of_its_words() -> None:
    found = offices.classify("nguyên Nghệ nhân ưu tú")
    assert (found.office, found.body, found.label, found.level) == ("nghe-nhan-uu-tu", None, "Nghệ nhân ưu tú", None)


def test_an_unlisted_body_never_takes_the_id_of_a_listed_one() -> None:
    organisers = offices.classify_body("Ban Tổ chức")
    assert organisers.office not in {office.id for office in offices.offices()}
    assert offices.classify_body("Ban Tổ chức Tỉnh ủy").office == "ban-to-chuc"


def test_a_bare_grade_says_neither_body_nor_level() -> None:
    for title in ("Chủ tịch", "Phó Bí thư", "Giám đốc"):
        found = offices.classify(title)
        assert (found.body, found.level) == (None, None)


def test_the_day_tells_a_district_city_from_a_centrally_run_one() -> None:
    title = "Chủ tịch UBND thành phố Huế"
    assert offices.classify(title, day=date(2020, 5, 1)).level == "district"
    assert offices.classify(title, day=date(2025, 5, 1)).level == "province"


def test_the_offices_of_one_body_have_an_order() -> None:
    posts = map(offices.office, ("post-chu-tich-ubnd", "post-pct-tt-ubnd", "post-pct-ubnd"))
    ranks = [post.rank for post in posts if post.rank is not None]
    assert len(ranks) == 3
    assert ranks == sorted(ranks)


@given(st.text())
def test_any_text_has_an_ascii_slug_that_is_its_own(text: str) -> None:
    once = slug(text)
    assert once.isascii()
    assert slug(once) == once


@given(st.text(min_size=1, max_size=60))
def test_any_title_is_classified(text: str) -> None:
    found = offices.classify(text)
    assert found.office == slug(found.office)


# ---------------------------------------------------------------- capitals
def test_every_unit_since_2004_has_a_capital_within_it():
    known = {unit.version: unit for unit in units.versions()}
    recent = {version for version, unit in known.items() if unit.valid_until is None or unit.valid_until.year >= 2025}
    assert recent == set(capitals())
    for version, capital in capitals().items():
        apart = math.hypot(capital.lat - known[version].lat, (capital.lon - known[version].lon) * 0.95)
        assert apart < 1.6, f"{version}: {capital.name} lies {apart:.1f} degrees from a point inside"


def test_capitals_lie_as_far_apart_as_maps_say():
    graph = KnowledgeGraph()
    known = places(graph, ["ha-noi", "hai-phong", "ho-chi-minh", "gia-lai-2025", "binh-dinh"]).distances()
    assert known[0, 1] == pytest.approx(88, abs=8)
    assert known[0, 2] == pytest.approx(1140, abs=20)
    assert known[3, 4] == pytest.approx(0, abs=0.1)  # Quy Nhơn is the capital of both


# ---------------------------------------------------------------- things
def test_things_stand_for_topics_and_lie_in_units_that_there_are():
    for thing in things.known_things().values():
        assert thing.topic is None or topics.topic(thing.topic).cues
        assert thing.unit is None or thing.unit in units.slugs()
        assert (thing.kind == "site") == (thing.unit is not None)


def test_no_name_means_two_things():
    cues = [cue.lower() for thing in things.known_things().values() for cue in {c.lower() for c in thing.cues}]
    assert len(cues) == len(set(cues))


@pytest.mark.parametrize(
    ("kind", "name", "label_en"),
    [
        ("project", "quốc lộ 6", "National Road 6"),
        ("project", "cao tốc Nội Bài - Lào Cai", "Noi Bai - Lao Cai Expressway"),
        ("site", "Khu kinh tế cửa khẩu Cầu Treo", "Cau Treo Border Gate Economic Zone"),
        ("site", "Cửa khẩu quốc tế Cầu Treo", "Cau Treo International Border Gate"),
        ("site", "Cửa khẩu Cầu Treo", "Cau Treo Border Gate"),
    ],
)
def test_things_named_by_their_kind_are_called_by_it_in_english(kind, name, label_en):
    assert things.label_en(kind, slug(name), name) == label_en
