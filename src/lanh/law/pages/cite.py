"""Articles, days and moments as a Vietnamese page writes them."""

import re
from datetime import date

from lanh.law.instruments import instruments

ARTICLE = re.compile(r"^(.+) art (\d+)(?:\.(\d+))?([a-zđ])?$")
KINDS = {
    "Law": "Luật",
    "Decree": "Nghị định",
    "Circular": "Thông tư",
    "Decision": "Quyết định",
    "Ordinance": "Pháp lệnh",
}


def cited(article: str) -> str:
    """An article in words.

    >>> cited("Law 120/2025 art 24.4a")
    'Luật 120/2025/QH15, Điều 24 khoản 4 điểm a'
    """
    match = ARTICLE.match(article)
    if match is None:
        return _named(article)
    name, number, paragraph, point = match.groups()
    text = f"{_named(name)}, Điều {number}"
    if paragraph:
        text += f" khoản {paragraph}"
    return f"{text} điểm {point}" if point else text


def _named(name: str) -> str:
    for known in instruments().values():
        if known.name == name:
            kind = name.split(" ")[0]
            return f"{KINDS[kind]} {known.number}" if kind in KINDS else known.vi
    return name


def day(value: str) -> str:
    """A value that is a day or an instant; anything else as it is.

    >>> day("2026-08-04"), day("2026-08-04T09:00+07:00")
    ('04/08/2026', '9 giờ 00 ngày 04/08/2026')
    """
    if not re.match(r"\d{4}-\d{2}-\d{2}", value):
        return value
    said = date.fromisoformat(value[:10]).strftime("%d/%m/%Y")
    clock = value[11:16]
    return f"{int(clock[:2])} giờ {clock[3:]} ngày {said}" if clock else said
