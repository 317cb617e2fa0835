"""Seats: offices that one person holds at a time, and offices that take a person's whole time.

Read from the tables of offices: a post with a grade of its own (Bí thư, Giám đốc, Phó Chủ tịch …). Memberships
(Ủy viên, Đại biểu) are held beside an office and by many. Who holds a seat is not known here.
"""

from __future__ import annotations

from functools import cache

from kg.reference.office_tables import Office, offices

__all__ = ["is_full_time", "is_membership", "is_single", "rank"]

_DEPUTIES = ("pho-", "thu-truong")
_SINGLE_DEPUTIES = ("pho-bi-thu-thuong-truc", "pho-chu-tich-thuong-truc")
_MEMBERS = ("uy-vien", "uy-vien-du-khuyet", "dai-bieu")
_BESIDE = ("post-dbqh", "post-bi-thu-tw", "post-tinh-uy-vien", "post-truong-doan-dbqh", "post-pho-td-dbqh")
_WITHOUT_GRADE = (
    "post-chu-tich-nuoc", "post-thu-tuong", "post-thuong-truc-ban-bi-thu", "post-tong-bi-thu", "post-tong-thong",
    "post-chu-tich-quoc-hoi", "post-tinh-truong", "post-thi-truong", "post-bi-thu-khu-uy",
)  # fmt: skip


@cache
def _posts() -> dict[str, Office]:
    return {office.id: office for office in offices() if office.kind == "post"}


def is_single(office: str) -> bool:
    """Whether one person at a time holds the office in its body: Bí thư Tỉnh ủy does, Phó Chủ tịch UBND does not."""
    if not is_full_time(office):
        return False
    grade = _posts()[office].grade or ""
    if grade in _SINGLE_DEPUTIES:
        return True
    return office in _WITHOUT_GRADE or bool(grade and not grade.startswith(_DEPUTIES))


def is_full_time(office: str) -> bool:
    """Whether the office ties its holder to its place: no one is Phó Chủ tịch UBND in two provinces at once."""
    post = _posts().get(office)
    return post is not None and post.grade not in _MEMBERS and office not in _BESIDE


def is_membership(office: str) -> bool:
    """Whether the office is one of many held beside another: Ủy viên Trung ương Đảng, Đại biểu Quốc hội."""
    return office in _posts() and not is_full_time(office)


@cache
def rank(office: str) -> int | None:
    """The place of a listed office in protocol order, 0 the highest; None where the tables give none."""
    post = _posts().get(office)
    return post.rank if post else None
