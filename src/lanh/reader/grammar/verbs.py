"""Verbs that begin what an office is told to do."""

import re

from lanh.reader.grammar.words import listed

_ALL = "|".join(listed("verbs"))
_BEGINS = re.compile(rf"(?:{_ALL})(?!\w)", re.IGNORECASE)
# A verb after a subject is written small, after a blank; names of offices hold the
# same words with a capital (Sở Tài chính · Phòng Quản lý đô thị) or after one of
# these nouns (công tác quản lý).
_AFTER = re.compile(rf"(?<=[\s,:])(?:{_ALL}|(?<=, )là)(?!\w)")
_NOUN_BEFORE = re.compile(
    r"(?:công tác|\bban|hoạt động|\bđội|\btổ|trung tâm|phòng|\bbộ|cơ sở|được|để"
    r"|chi cục|(?-i:kế hoạch)|cảnh sát"
    r"|hội đồng|\bđã|đang|kinh phí|cán bộ|người|dịch vụ|\bvà|,|\bvề|năng lực|\bsự"
    r"|việc|trực tiếp"
    r"|lực lượng|\bliên|quốc gia|\bdo|\bvụ|quỹ|thông tin|thanh tra|nhiệm vụ"
    r"|\bcác|những|\bmọi|\bvới|\bcủa|\bgiữa|chuyên trách|trợ giúp|chất lượng|dự án"
    r"|\bchưa|\bkhông|thiết bị|đề án|trường)$",
    re.IGNORECASE,
)
_OF_THE_OFFICE = re.compile(r"(?:đơn vị|cơ quan|tổ chức)$", re.IGNORECASE)
_OFFICES_DO = ("chủ trì", "phối hợp", "quản lý", "hoạt động", "báo cáo viên", "làm")


def begins_with_verb(words: str) -> bool:
    """Whether the words begin with what is to be done.

    >>> begins_with_verb("tổ chức tập huấn"), begins_with_verb("các mô hình tư vấn")
    (True, False)
    """
    return bool(_BEGINS.match(words.lstrip()))


def verb_at(words: str, start: int = 0) -> int | None:
    """Where the first verb after a subject begins; None where there is none.

    >>> verb_at("Sở Y tế tổ chức tập huấn", 1), verb_at("Ban quản lý dự án", 1)
    (8, None)
    """
    for found in _AFTER.finditer(words, start):
        if _is_inside_brackets(words, found.start()):
            continue
        before = words[: found.start()].rstrip(" :")
        if found.group() == "là":
            return found.start()
        if _NOUN_BEFORE.search(before) or _is_half_a_name(before, found.group()):
            continue
        noun = _OF_THE_OFFICE.search(before) and found.group() in _OFFICES_DO
        if not noun:
            return found.start()
    return None


def _is_half_a_name(before: str, verb: str) -> bool:
    """ "tạo" in "Đào tạo", "mở" in "Cởi mở": the half before it bears the capital."""
    return (
        " " not in verb and before.split()[-1:] != [] and before.split()[-1].istitle()
    )


def _is_inside_brackets(text: str, place: int) -> bool:
    return text.count("(", 0, place) > text.count(")", 0, place)
