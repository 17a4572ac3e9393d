"""What came in and went out: letters with their answers, plans of communes. Invented.

Planted: a commune's plan cites the province's with two days and rests on a law that had
ended; another one replaces its own; one letter waits too long for its answer.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from lanh.access.models import User
from lanh.common import clock
from lanh.demo.act import Act, moment
from lanh.demo.posts import Staff
from lanh.demo.province import Map
from lanh.demo.size import TODAY, Size
from lanh.outbox import jobs
from lanh.places.models import Place
from lanh.registers.documents import actions, queries
from lanh.registers.documents.models import Document
from lanh.registers.documents.queries import Degree

SENDERS: Final = (
    ("Bộ Y tế", "BYT-PC"),
    ("Sở Y tế", "SYT-NVY"),
    ("Công an tỉnh", "CAT-PC04"),
    ("Sở Nội vụ", "SNV-VP"),
    ("Ủy ban Mặt trận Tổ quốc tỉnh", "MTTQ-BTT"),
)
SUBJECTS: Final = (
    "Về việc cung cấp số liệu người cai nghiện tự nguyện tại cộng đồng",
    "Về việc góp ý dự thảo Luật sửa đổi về phòng, chống mại dâm",
    "Về việc phối hợp tổ chức Tháng hành động phòng, chống ma túy",
    "Về việc rà soát chính sách hỗ trợ người sau cai nghiện",
    "Về việc báo cáo kết quả hỗ trợ nạn nhân bị mua bán trở về",
)
# Days that a letter leaves for its answer, and after which it is answered.
LEAVES: Final = timedelta(days=15)
ANSWERED_AFTER: Final = timedelta(days=9)
OFFICE: Final = "Ủy ban nhân dân tỉnh Lành Sơn"
COMMUNE_PLAN: Final = """\
ỦY BAN NHÂN DÂN
{upper}

Số: {number}/KH-UBND

{name}, ngày {day} tháng {month:02d} năm {year}

KẾ HOẠCH

Phòng, chống ma túy, mại dâm trên địa bàn năm {year}

Căn cứ Luật Phòng, chống ma túy năm {law};

Thực hiện Kế hoạch số {above}/KH-UBND ngày {signed} của Ủy ban nhân dân tỉnh, Ủy ban \
nhân dân xã xây dựng kế hoạch như sau:

I. NỘI DUNG

1. Tuyên truyền đến từng thôn, bản về tác hại của ma túy tổng hợp{again}.

2. Rà soát người cai nghiện tự nguyện tại gia đình, cộng đồng; vận động học nghề.
{replaces}
II. TỔ CHỨC THỰC HIỆN

1. Công an xã chủ trì, báo cáo Ủy ban nhân dân xã trước ngày 10/12/{year}.
"""


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    """Letters through each year; in February the plans of communes; a resolution."""
    for year in size.years:
        yield from _letters(year, size.of("documents.letters"), map_, staff)
        plans = min(size.of("documents.commune_plans"), len(map_.layout.successors))
        for number in range(plans):
            day = date(year, 2, 10) + timedelta(days=number)
            do = partial(_commune_plan, number, day, map_, staff)
            yield Act(moment(day, 11), f"Kế hoạch xã {number + 1}/{year}", do)


def _letters(year: int, count: int, map_: Map, staff: Staff) -> Iterator[Act]:
    for number in range(count):
        day = date(year, 1, 8) + timedelta(days=number * 330 // count)
        if day > TODAY - timedelta(days=3):
            continue
        asks = number % 3 == 0
        came = partial(_letter, number, day, asks, map_.province, staff.office["binh"])
        yield Act(moment(day, 14), f"Văn bản đến {day:%d/%m/%Y}", came)
        # The last that asks is left without an answer.
        if asks and day + LEAVES < TODAY - timedelta(days=60):
            on = day + ANSWERED_AFTER
            reply = partial(_answer, number, day, map_.province, staff.office["binh"])
            yield Act(moment(on, 15), f"Trả lời {day:%d/%m/%Y}", reply)


def _letter(number: int, day: date, asks: bool, place: Place, by: User) -> None:
    sender, symbol = SENDERS[number % len(SENDERS)]
    actions.enter(
        by=by,
        degree=Degree.OPEN,
        today=clock.today(),
        place=place,
        kind="cong_van",
        number=f"{100 + 7 * number}/{symbol}",
        dated=day - timedelta(days=2),
        day=day,
        issuer=sender,
        title=SUBJECTS[number % len(SUBJECTS)],
        answer_by=day + LEAVES if asks else None,
    )


def _answer(number: int, day: date, place: Place, by: User) -> None:
    question = Document.objects.waiting().get(
        place=place, day=day, number__startswith=f"{100 + 7 * number}/"
    )
    reply = actions.send_out(
        by=by,
        degree=Degree.OPEN,
        today=clock.today(),
        at=clock.now(),
        place=place,
        kind="cong_van",
        symbol="UBND-NC",
        title=question.title.replace("Về việc", "Trả lời về việc"),
        issuer=OFFICE,
        day=clock.today(),
        recipients=[question.issuer],
    )
    actions.answer(by=by, document=question, reply=reply, today=clock.today())


def _commune_plan(number: int, day: date, map_: Map, staff: Staff) -> None:
    jobs.deliver()  # the province's plan has been handed in by its confirmation
    communes = map_.communes(day)
    place = communes[number % len(communes)]
    by = staff.officer(place)
    text = _written(number, day, place)
    taken = actions.receive(
        by=by,
        place=place,
        day=day,
        file=queries.read(name="Kế hoạch của xã.txt", content=text.encode()),
        degree=Degree.OPEN,
        today=clock.today(),
        at=clock.now(),
    )
    actions.file(by=by, document=taken, version=taken.version, today=clock.today())


def _written(number: int, day: date, place: Place) -> str:
    """The plan of a commune; the first two hold what is planted."""
    above = day.year % 100 + 1
    signed = f"16/01/{day.year}"
    slipped = f" theo Kế hoạch số {above}/KH-UBND ngày 18/01/{day.year}"
    replaces = (
        f"\n3. Kế hoạch này thay thế Kế hoạch số 02/KH-UBND ngày 05/01/{day.year}.\n"
    )
    return COMMUNE_PLAN.format(
        upper=place.name.upper(),
        name=place.name.partition(" ")[2] or place.name,
        number=f"{number + 5:02d}",
        day=f"{day.day:02d}",
        month=day.month,
        year=day.year,
        law=2000 if number == 0 else 2021,
        above=above,
        signed=signed,
        again=slipped if number == 0 else "",
        replaces=replaces if number == 1 else "",
    )
