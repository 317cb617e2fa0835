"""How clauses open that list people: whose people they are, of the side that came or of the side that received.

"Tiếp đoàn có …" lists hosts, "Cùng đi có …" guests; "Cùng dự có …" goes on with the side listed before.
"""

from __future__ import annotations

import re
from typing import Literal

from kg.reading.letters import either_case, union

__all__ = ["BULLET", "Side", "goes_on", "sides_listed"]

Side = Literal["visiting", "receiving", "friends"]

_MEETS = either_case(
    *("Đón tiếp", "Tiếp đón", "Đón, tiếp", "Tiếp, đón", "Đón và tiếp", "Đón", "Tiếp", "Gặp gỡ", "Gặp", "Làm việc")
)
_GUESTS = union("[Đđ]oàn", "khách", "(?:các )?đại biểu (?:tỉnh|thành phố) bạn", "(?:các )?vị khách")
# "Tiếp đoàn", "Cùng tiếp và làm việc với Đoàn", "Tham gia đón đoàn"; not "tiếp đoàn thanh tra" told of another day.
_RECEIVES = (
    f"{either_case('Cùng ', '(?:Cùng )?(?:tham gia|dự) ', 'Tham (?:gia|dự) ', 'Dự ', 'Chủ trì (?:buổi )?', 'Ra ')}?"
    rf"{_MEETS}(?: thân mật)?(?:,? (?:và )?(?:làm việc|trao đổi|chủ trì tiếp))?(?: cùng| với)?"
    rf"(?: và làm việc với)? {_GUESTS}"
)
_HOSTS = either_case(
    r"(?:Về )?Phía (?:tỉnh |thành phố |đơn vị )?chủ nhà",
    r"(?:Về )?Phía (?:lãnh đạo )?(?:địa phương|tỉnh sở tại|đơn vị (?:tiếp|đón)[\w ]{0,12})",
    r"Thay mặt (?:lãnh đạo )?(?:địa phương|tỉnh chủ nhà|đơn vị (?:tiếp|đón) [\w ]{1,12})",
)
_MISSION = "[Đđ]oàn(?: công tác| đại biểu| cán bộ| giám sát| khảo sát| kiểm tra)?"
# "Cùng đi có", "Đoàn gồm", "Tham gia đoàn giám sát có", "Về phía đoàn công tác có", "Thay mặt Đoàn".
_COMES = union(
    either_case("Cùng đi", "Đi cùng", "Tháp tùng"),
    rf"{_MISSION} (?:do|gồm|có(?! (?:buổi|cuộc|chuyến))|còn có)",
    either_case("Cùng Tham gia", "Tham gia", "Thành viên", "Thành phần", "Thay mặt", "Dẫn đầu")
    + rf"(?: các)?(?: thành viên)?(?: cùng| trong)? {_MISSION}",
    either_case("(?:Về )?Phía") + rf" (?:{_MISSION}|khách|đoàn khách)",
)
_FRIENDS = either_case("(?:Về )?Phía", "Thay mặt", "Đại diện") + " (?:lãnh đạo )?(?:tỉnh |thành phố )?bạn"
_OPENS = r"(?:(?:(?<=[;,.:] )|(?<=\. )|^)\W{0,4})"
_LISTS = re.compile(
    rf"{_OPENS}(?:(?P<receiving>{_RECEIVES}|{_HOSTS})|(?P<visiting>{_COMES})|(?P<friends>{_FRIENDS}))(?!\w)"
)
_ALSO = re.compile(
    r"\W*"
    + either_case("Cùng dự", "Cùng tiếp", "Cùng tham dự", "Dự buổi làm việc", "Tham dự", "Cùng tham gia")
    + r"(?!\w)(?! (?:phía|về phía))"
)

BULLET = re.compile(r"\s*(?:[-+*•·–—]|\d{1,2}[.)]) ?(?=[^\W\d_])")
"""What opens an item of a list that stands on a line of its own."""


def sides_listed(words: str) -> list[tuple[int, Side]]:
    """Where in a sentence clauses open that list people of a side, and of which; ``friends`` are "tỉnh bạn"."""
    return [(match.start(), _side(match)) for match in _LISTS.finditer(words)]


def _side(match: re.Match[str]) -> Side:
    if match["receiving"]:
        return "receiving"
    return "visiting" if match["visiting"] else "friends"


def goes_on(words: str) -> bool:
    """Whether a sentence goes on listing people of the side the sentence before began with."""
    return _ALSO.match(words) is not None
