"""To whom something is sent: "về UBND tỉnh (qua Sở Y tế)"."""

import re
from dataclasses import dataclass

from lanh.reader.grammar.agencies import starts_with_agency
from lanh.reader.grammar.letters import cleaned

_TOWARDS = re.compile(
    r"(?:gửi\s+về|gửi\s+đến|gửi\s+cho|gửi|về|cho|lên|đến|tới|trình|với|cùng)\s+",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"\s*(?:[.;:]|,?\s+(?:để|theo|trước|chậm nhất|muộn nhất|định kỳ|đúng|khi"
    r"|xem xét|(?<!ban )(?<!Ban )chỉ đạo|kết quả|tình hình|tiến độ|trong|vào|nhằm"
    r"|trên|hằng|hàng|những|việc|biết|cho ý kiến|quyết định|đồng thời|có biện pháp"
    r"|kịp thời|ban hành|phê duyệt|tổng hợp|cùng kỳ|sau khi|mỗi)(?!\w)"
    r"|\s*\((?:trước|chậm|định|để|theo)|,\s+(?:đề xuất|tham mưu|phối hợp|kiến nghị"
    r"|báo cáo|theo dõi)|\s+và\s+(?:đề xuất|tham mưu|báo cáo)|\s*[-–]\s*(?:trước"
    r"|chậm))"
)


@dataclass(frozen=True, slots=True)
class Receiver:
    """The receiver's words as printed, at [start, end) of the text."""

    who: str
    start: int
    end: int


def receiver(text: str, start: int, end: int) -> Receiver | None:
    """The first one named after this place, there or behind "về", "gửi", "cho"."""
    rest = text[start:end]
    direct = re.match(r"[\s,:]*(?:(?:về|cho|gửi|lên|gửi về|đến)\s+)?", rest)
    begin = start + (direct.end() if direct else 0)
    if starts_with_agency(text[begin:end]):
        return _whole(text, begin, end)
    for way in _TOWARDS.finditer(text, start, end):
        if starts_with_agency(text[way.end() : end]) and _is_not_about(text, way):
            return _whole(text, way.end(), end)
    return None


def _is_not_about(text: str, way: re.Match[str]) -> bool:
    """ "báo cáo về công tác" and "cho cán bộ" name no receiver."""
    return not re.match(
        r"(?:cơ sở|đơn vị|ngành|lực lượng)\b", text[way.end() :], re.IGNORECASE
    )


def _whole(text: str, start: int, end: int) -> Receiver:
    stop = _STOPS.search(text, start, end)
    last = stop.start() if stop else end
    who = cleaned(text[start:last])
    if who.count("(") > who.count(")"):
        who = who.rsplit("(", 1)[0].strip()
    return Receiver(who, start, last)
