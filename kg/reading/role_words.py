"""The words that tell what part somebody has at a meeting: leading, signing, being there.

`kg.reading.roles` asks them about the words around a person's name; those of speaking are in `speech_words`.
"""

from __future__ import annotations

import re

from kg.reading.letters import any_of, compiled, union, whole

__all__ = [
    "ACTS",
    "AND_NEXT",
    "AND_SIGNER",
    "ATTENDS",
    "CHAIRS",
    "CHAIR_FOLLOWS",
    "CHAIR_OPENS",
    "CHARGES",
    "ELSEWHERE",
    "HEADS",
    "HEAD_NAMED",
    "HEAD_TITLE",
    "IN_CHARGE",
    "LISTS_ON",
    "PLANS",
    "PRESENT",
    "SENT_BY",
    "SHOWN_AT",
    "SIGNERS_FOLLOW",
    "SIGNS",
    "SPEAKS_THERE",
    "TO_THE_VERB",
    "WITNESS",
    "WITNESSED_BY",
]

# ---------------------------------------------------------------- leading
CHAIRS = any_of(
    r"(?<!\w)(?:đồng )?chủ trì(?!,? (?:và )?phối hợp| soạn| thực hiện| xây dựng)",
    "chủ tọa",
    "điều hành (?:hội nghị|buổi|cuộc|phiên)",
)
"""A verb of chairing."""
CHARGES = whole("giao(?! lưu)", "yêu cầu", "đề nghị", "chỉ đạo", "phân công", "cử", "đề xuất")
"""Behind a person, before a verb of chairing that is told of another: "ông A |giao| Sở Y chủ trì"."""
CHAIR_FOLLOWS = re.compile(
    union(
        "(?:chủ trì|chủ tọa) (?:của|bởi|có|gồm|là)",
        "dưới sự (?:đồng )?chủ trì của",
        r"chủ trì (?:hội nghị|hội thảo|tọa đàm|buổi \w+(?: \w+)?|cuộc \w+(?: \w+)?|phiên \w+|hội đàm|lễ \w+)[^.;]{0,40}"
        "(?:có|gồm|là)",
        "do",
    )
    + r"\s(?:[^.;]|; (?!(?:cùng|có|tham) ?(?:dự|gia|sự|đi)))*$",
    re.IGNORECASE,
)
"""Before those who chair: "chủ trì hội nghị có các đồng chí |A"."""
CHAIR_OPENS = re.compile(r"\W*(?:Chủ trì|Đồng chủ trì|Chủ tọa|Điều hành)(?!\w)[^.;,]{0,60}, (?:[^.;,]{0,80})$")
"""All that stands before who chairs and goes on to speak: "Điều hành buổi làm việc, ông |A"."""
HEADS = re.compile(
    r"(?<!\w)"
    + union(
        "dẫn đầu",
        "dẫn (?:theo )?đoàn",
        "đưa đoàn",
        "làm [Tt]rưởng đoàn",
        "làm trưởng phái đoàn",
        "(?<!hó )(?<!ác )[Tt]rưởng đoàn(?! (?:ĐBQH|[Đđ]ại biểu Quốc hội|chuyên trách))",
        "(?<!đi )cùng đoàn công tác",
        "và đoàn công tác",
        "(?<!đi )cùng đoàn",
    )
    + r"(?!\w)"
)
"""Behind who leads a delegation: "A |dẫn đầu"."""
HEAD_TITLE = re.compile("[^.;:]*, ?(?:làm )?[Tt]rưởng (?:phái )?đoàn(?! ĐBQH| đại biểu Quốc hội| chuyên trách)")
"""The same as an apposition: "A|, Bí thư Tỉnh ủy, Trưởng đoàn"."""

HEAD_NAMED = re.compile(
    r"(?:(?:dẫn đầu|dẫn|trưởng) (?:phái )?đoàn|dẫn đầu|(?<!\w)đưa (?:hơn |gần |đoàn )?[^.;,]{1,30})"
    "[^.;,]{0,60} là [^.;,]{0,80}$",
    re.IGNORECASE,
)
"""Before who leads a delegation: "Dẫn đầu đoàn X là ông |A"."""
IN_CHARGE = re.compile(r"\W{0,2}phụ trách(?!\w)")
"""Behind who leads a delegation, where "do" stands before: "đoàn do ông A| phụ trách"."""
SENT_BY = re.compile(r"(?<!\w)do [^.;,]{0,80}$")
"""The "do" before such a name."""

# ---------------------------------------------------------------- signing
SIGNS = any_of(
    r"(?<!lễ )(?<!\w)(?:ký kết"
    "|ký (?:vào |(?:các )?thỏa thuận|biên bản|bản ghi nhớ|chương trình|kế hoạch|quy chế|văn bản|hợp tác)"
    "|trao (?:văn bản|bản) (?:thỏa thuận|ký kết)|trao (?:biên bản|bản ghi nhớ|thỏa thuận))"
)
"""A verb of signing."""
SIGNERS_FOLLOW = re.compile(
    r"\W*(?:Ký (?:vào )?(?:văn bản|kết|thỏa thuận|biên bản)|(?:Những )?Người (?:đặt bút |trực tiếp )?ký"
    r"|(?:Đại diện|Thay mặt|Người thay mặt)[^.;]{0,60} ký)"
    r"[^.;]{0,60}? (?:có|là|gồm)(?!\w)",
    re.IGNORECASE,
)
"""The opening of a sentence that lists who signed: "Ký văn bản hợp tác có |…"."""
WITNESS = any_of("chứng kiến")
"""What follows names those who looked on."""
WITNESSED_BY = re.compile(
    r"chứng kiến (?:của|có) (?:[^,;]|, (?=(?:[Pp]hó |[Ủủ]y viên|[Bb]í thư|[Bb]ộ trưởng|[Cc]hủ tịch)))*$"
)
"""Before those who look on while others sign: "Dưới sự chứng kiến của |Phó Thủ tướng A"."""
TO_THE_VERB = re.compile(
    r"(?: và (?:[Pp]hó |[Qq]uyền )?(?:[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Tt]rưởng) [^.;,]{3,80}?)?"
    r"[\s,]*(?:(?:đã|cùng|đại diện|thay mặt|tiến hành|thực hiện|nghi thức|đặt bút)[\w\s]{0,30})?"
)
"""Between a signer and the verb of signing; another, by the title alone, may stand there."""
AND_SIGNER = re.compile(r"(?=.*?(?:và|cùng|,))[\s,;-]*(?:(?:và|cùng|,)\s)?[^.;]{0,90}?\s?", re.DOTALL)
"""Between two signers, with their offices left out: "A| và Giám đốc Sở Y tế |B"."""

# ---------------------------------------------------------------- several before one verb
AND_NEXT = compiled(r"[\s,;-]*(?:(?:và|cùng|cùng với|với)\s)?(?:{HON}\.?[ ,]*)*")
"""Between two persons of whom one verb tells, their offices left out: "A| và ông |B phát biểu"."""

# ---------------------------------------------------------------- being there
SPEAKS_THERE = whole("phát biểu", "trình bày", "báo cáo", "kết luận", "trả lời", "nói", "cho (?:biết|rằng)")
"""What of speaking a caption can tell; in "giới thiệu thổ cẩm", "trao đổi với" it tells what the picture shows."""
ACTS = re.compile(
    r"\W{0,2}(?:đã |cũng |cùng |trực tiếp |thay mặt [^,.;]{1,40} )?"
    r"(?:trao|tặng|đón|tiếp|thăm|dâng hương|cắt băng|đến)(?!\w)"
)
"""Behind who does something on the spot: "ông A| đã trao 5 tỷ đồng"."""
ATTENDS = re.compile(
    r"^\W*(?:[^,.;:]{0,40} )?"
    r"(?:(?:[Tt]ham|[Cc]ùng|[Tt]ới|[Đđ]ến|[Vv]ề) dự|[Dd]ự|[Tt]ham gia [Đđ]oàn|[Cc]ùng đi|[Cc]hứng kiến)(?!\w)"
    r"|chứng kiến (?:lễ|buổi|sự kiện)|làm [Tt]rưởng đoàn|(?<!\w)(?:đã |cũng |[Pp])?phát biểu(?! với)"
)
"""What says that those named in a sentence were there, whomever they stand for."""
LISTS_ON = compiled(
    r"\W*(?:Các đồng chí|Cùng các đồng chí|Các ông,? bà|Các vị)(?: nguyên)? "
    r"[{UP}{LOW}][^.;]{2,90}: ?(?:{HON} )?(?={CAP})"
)
"""The opening of a sentence without a verb that goes on listing: "Các đồng chí Phó Chánh Văn phòng Tỉnh ủy: |A, B."."""
SHOWN_AT = whole(
    "hội nghị", "hội thảo", "buổi [^ ,.]+(?: [^ ,.]+)?", "cuộc (?:họp|gặp)", "lễ [^ ,.]+", "hội đàm", "phiên họp"
)
"""The occasion in a caption, which says that whoever it names was there."""
ELSEWHERE = re.compile(r"\W*(?:Cũng trong ngày|Cùng ngày|Trong một diễn biến khác)(?!\w)(?!.*[Đđ]oàn)", re.DOTALL)
"""The opening of a sentence that tells of something else that happened on the day."""
PLANS = whole("sẽ", "theo (?:kế hoạch|chương trình|lịch)", "dự kiến")
"""What says that something is yet to come."""
PRESENT = whole(
    "tham dự",
    "cùng dự",
    "dự(?! án| kiến| thảo| báo| toán| phòng)",
    "tham gia",
    "có mặt",
    "chứng kiến",
    "tham gia đoàn",
    "cùng đi",
    "đi cùng",
    "cùng tham gia",
    "có (?:các )?đồng chí",
    "có (?:các )?(?:ông|bà)",
    "về phía [^.;:]*có",
    "tiếp(?! tục| theo| cận| xúc| nhận| thu)",
    "thành phần",
    "đón tiếp",
    "gồm",
    "tháp tùng",
    "cùng có",
)
"""What says that those named in the sentence were there."""
