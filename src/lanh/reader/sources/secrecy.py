"""Secrecy stamps: a classified paper is not read at all.

Source: Law on the protection of state secrets 29/2018/QH14: degrees Tuyệt mật, Tối
mật, Mật, stamped on the first page.
"""

import re

from lanh.common.text import fold
from lanh.reader.errors import StampedSecret

_PAGE = 4000
_DEGREE = r"t\s*u\s*y\s*e\s*t\s*m\s*a\s*t|t\s*[o0]\s*i\s*m\s*a\s*t|m\s*a\s*t"
_ALONE = re.compile(rf"(?:(?:do\s+mat|dau)\s*:?\s*)?(?P<degree>{_DEGREE})")
# Beside the letterhead, where two columns share a line.
_BESIDE = re.compile(
    r"(?P<first>tuyet mat|toi mat)\s+(?:so\s*:|cong hoa|ubnd|uy ban|so |dang)"
    r"|(?:ubnd|uy ban|hdnd|cong an|so|tinh uy|nam|hanh phuc)\b.{0,60}\s"
    r"(?P<last>tuyet mat|toi mat)"
)


def check_not_secret(text: str, name: str) -> None:
    """A stamp stands alone on its line or beside the letterhead, on the first page."""
    degree = stamp_of(text)
    if degree:
        raise StampedSecret(name=name, stamp=degree)


def stamp_of(text: str) -> str | None:
    """The degree of secrecy that the first page is stamped with, or None.

    >>> stamp_of("TÔI MẬT\\nUBND TỈNH"), stamp_of("Bảo mật thông tin")
    ('TỐI MẬT', None)
    """
    for line in re.split(r"[\n\r\f]|\s{3,}|\t|\|", text[:_PAGE]):
        bare = fold(line.strip(" *_#[](){}<>\"'.:-–—"))
        found = _ALONE.fullmatch(bare)
        if found:
            return _written(found["degree"])
        beside = _BESIDE.fullmatch(bare) if line.isupper() else None
        if beside:
            return _written(beside["first"] or beside["last"])
    return None


def _written(degree: str) -> str:
    bare = re.sub(r"\s", "", degree)
    if bare.startswith("tuyet"):
        return "TUYỆT MẬT"
    return "TỐI MẬT" if bare.startswith("t") else "MẬT"
