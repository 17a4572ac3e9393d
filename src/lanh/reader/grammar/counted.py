"""Figures that count nothing: dates, years, numbers of papers, names, ages, limits."""

import re

from lanh.reader.grammar.letters import CAPITAL
from lanh.reader.grammar.words import listed

_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)\d\d|(?:19|20)\d\d")
_ORDINALS = "|".join(word.replace(" ", r"\s+") for word in listed("ordinals"))
_BEFORE = re.compile(
    rf"(?<!\w)(?<!mỗi\s)(?<!Mỗi\s)(?:{_ORDINALS}|(?<!tổng\s)số)\s*[:.]?\s*$"
    rf"|(?-i:[{CAPITAL}]{{2,}})-?$|(?-i:QH)\s$|[<>≤≥]\s*$|\bđủ\s+$|24/$",
    re.IGNORECASE,
)
# Also verbs and money: "cấp 20.000 tờ rơi", "mức 300.000 đồng" count, "cấp 2" does not.
_SMALL_ONLY = re.compile(r"(?<!\w)(?:cấp|mức|tập)\s*$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:tuổi\b|giờ\b|(?:năm|tháng|tuần|ngày)\b(?!\s+công)|phút\b|độ\b"
    r"|bản\s+sao/|mg\b|ml\b|/|-?[A-ZĐ]{2,}-)"
)
_MONEY = re.compile(r"\s*(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?đồng\b", re.IGNORECASE)
_BY_RULE = re.compile(r"\btheo\s+(?:(?:các|đủ|cả)\s+)?$", re.IGNORECASE)
_OF_RULES = re.compile(
    r"\s*(?:nội dung|tiêu chí|bước|nhóm|lĩnh vực|tiêu chuẩn|hình thức|mức|loại|cấp"
    r"|giai đoạn|phương châm|nguyên tắc|nhiệm vụ|giải pháp)\b"
)
_LIST = re.compile(r"[,;]\s*$")
_SLOGAN = re.compile(
    r"\s*(?:giảm|không|có|rõ|sẵn sàng|tại chỗ|sạch|an|nhất|trước|cùng|biết|tốt"
    r"|đẩy mạnh)\s*[:,”\"]"
)
_HOTLINE = re.compile(
    r"(?:đường dây nóng|điện thoại|hotline|tổng đài|số máy)[^;.]{0,90}$", re.IGNORECASE
)


def is_no_quantity(text: str, figure: re.Match[str]) -> bool:
    """Whether the figure at this place is a date, a name's number or the like."""
    start, end = figure.start("a"), figure.end()
    lead = text[max(0, start - 90) : start]
    if figure["from"]:
        lead = text[max(0, figure.start() - 90) : figure.start()]
    percent = figure["pa"] or figure["pb"]
    if percent:
        return bool(re.search(r"(chương trình|dự án|mô hình)\s*$", lead, re.IGNORECASE))
    if _is_bracketed_number(text, start, end) or _is_year(
        figure["a"], lead, text[end:]
    ):
        return True
    if _MONEY.match(text, end):
        return False
    if _BEFORE.search(lead) or (_SMALL_ONLY.search(lead) and len(figure["a"]) == 1):
        return True
    if _AFTER.match(text, end) and not re.match(r"\s?/\s?\d", text[end:]):
        return True
    if _HOTLINE.search(lead) and not re.match(
        r"\s*(xã|phường|huyện|tỉnh|người)", text[end:]
    ):
        return len(figure["a"]) >= 3 and "." not in figure["a"]
    return _is_rule(text, lead, end)


def _is_rule(text: str, lead: str, end: int) -> bool:
    """ "theo 6 nội dung, 15 tiêu chí", "mục tiêu 03 giảm"."""
    if not _OF_RULES.match(text, end):
        return bool(_SLOGAN.match(text, end))
    if _BY_RULE.search(lead):
        return True
    return bool(
        _LIST.search(lead) and re.search(r"\btheo\s+(?:các\s+|đủ\s+)?\d+", lead)
    )


def _is_bracketed_number(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _is_year(figure: str, lead: str, rest: str) -> bool:
    if not re.fullmatch(r"(?:19|20)\d\d", figure):
        return False
    return not re.match(r"\s*(?:người|lượt|tờ|cuốn|hộ|đồng|học|vụ|suất|triệu)", rest)
