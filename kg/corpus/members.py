"""Names of archives' members: which lead out of the archive."""

from __future__ import annotations

import re

__all__ = ["LEADS_OUT", "leads_out"]

LEADS_OUT = "the name leads out of the archive", "a name below the archive's own folder"
_DRIVE = re.compile(r"[A-Za-z]:")


def leads_out(name: str) -> bool:
    """Whether whoever unpacked the archive would write outside its folder; such names are made to do harm."""
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ".." in plain.split("/") or _DRIVE.match(plain) is not None or "\0" in plain
