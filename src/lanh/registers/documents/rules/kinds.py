"""Kinds of documents, and how their numbers are written."""

import re
from collections.abc import Mapping
from typing import Final

from lanh.common.text import fold
from lanh.common.words import Worded, _


class Kind(Worded):
    """A kind of document; codes are those of the reader."""

    PLAN = "ke_hoach", _("plan")
    LETTER = "cong_van", _("official letter")
    DECISION = "quyet_dinh", _("decision")
    REPORT = "bao_cao", _("report")
    DIRECTIVE = "chi_thi", _("directive")
    PROGRAMME = "chuong_trinh", _("programme")
    NOTICE = "thong_bao", _("notice")
    CONCLUSION = "ket_luan", _("conclusion")
    GUIDANCE = "huong_dan", _("guidance")
    SUBMISSION = "to_trinh", _("submission to a superior")
    SCHEME = "de_an", _("scheme")
    TELEGRAM = "cong_dien", _("official telegram")
    AGREEMENT = "thoa_thuan", _("agreement")
    MINUTES = "bien_ban", _("minutes")
    LAW = "luat", _("law")
    ORDINANCE = "phap_lenh", _("ordinance")
    DECREE = "nghi_dinh", _("decree")
    RESOLUTION = "nghi_quyet", _("resolution")
    JOINT_RESOLUTION = "nghi_quyet_lien_tich", _("joint resolution")
    CIRCULAR = "thong_tu", _("circular")
    OTHER = "khac", _("other document")


# Source: Decree 30/2020, annex III. A letter has no sign of its kind.
SIGNS: Final[Mapping[Kind, str]] = {
    Kind.PLAN: "KH",
    Kind.DECISION: "QĐ",
    Kind.REPORT: "BC",
    Kind.DIRECTIVE: "CT",
    Kind.PROGRAMME: "CTr",
    Kind.NOTICE: "TB",
    Kind.GUIDANCE: "HD",
    Kind.SUBMISSION: "TTr",
    Kind.SCHEME: "ĐA",
    Kind.TELEGRAM: "CĐ",
    Kind.AGREEMENT: "TTh",
    Kind.MINUTES: "BB",
    Kind.RESOLUTION: "NQ",
}
# What those below are to follow, and may therefore read.
FOR_BELOW: Final = frozenset(
    {
        *(Kind.PLAN, Kind.DECISION, Kind.DIRECTIVE, Kind.PROGRAMME, Kind.NOTICE),
        *(Kind.CONCLUSION, Kind.GUIDANCE, Kind.SCHEME, Kind.TELEGRAM, Kind.LAW),
        *(Kind.ORDINANCE, Kind.DECREE, Kind.RESOLUTION, Kind.JOINT_RESOLUTION),
        *(Kind.CIRCULAR, Kind.AGREEMENT),
    }
)


def kind_of(code: str | None) -> Kind:
    """
    >>> kind_of("ke_hoach"), kind_of("no such kind")
    (<Kind.PLAN: 'ke_hoach'>, <Kind.OTHER: 'khac'>)
    """
    return Kind(code) if code in set(Kind) else Kind.OTHER


def kind_by_number(number: str) -> Kind:
    """
    >>> kind_by_number("12/BC-UBND"), kind_by_number("12/UBND-NC")
    (<Kind.REPORT: 'bao_cao'>, <Kind.LETTER: 'cong_van'>)
    """
    found = re.search(r"/([^-/]+)-", number)
    signs = {sign: kind for kind, sign in SIGNS.items()}
    return signs.get(found[1] if found else "", Kind.LETTER)


def symbol(kind: Kind, office: str) -> str:
    """What follows the number, proposed from the kind and the office's short name.

    >>> symbol(Kind.PLAN, "UBND"), symbol(Kind.LETTER, "UBND")
    ('KH-UBND', 'UBND')
    """
    sign = SIGNS.get(kind, "")
    return f"{sign}-{office}" if sign else office


def printed(serial: int, symbol: str) -> str:
    """Below ten with a zero in front. Source: Decree 30/2020, annex I.

    >>> printed(5, "KH-UBND")
    '05/KH-UBND'
    """
    return f"{serial:02d}/{symbol}"


def number_key(number: str) -> str:
    """A number by which two printings of it are one; '' where none is given yet.

    >>> number_key("Số: 05/ KH–UBND") == number_key("5/KH-UBND")
    True
    >>> number_key("/KH-UBND")
    ''
    """
    bare = re.sub(r"\s", "", re.sub(r"[–—−]", "-", fold(number)))
    key = re.sub(r"^(?:so)?:?0*", "", bare)
    return key if key[:1].isdigit() else ""


def in_book(number: str) -> int | None:
    """The running number at the head of a printed one, or None.

    >>> in_book("05/KH-UBND"), in_book("KH-UBND")
    (5, None)
    """
    found = re.match(r"(\d{1,6})\s*[/-]", number.strip())
    return int(found[1]) if found else None
