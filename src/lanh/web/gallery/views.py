"""Every part in all its states, for those who build pages; only in debug."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lanh.access.models import Post
from lanh.access.roles import Role
from lanh.common import clock
from lanh.web.parts.forms import DayField, OfficeForm, Rows, WholeField, WordsField
from lanh.web.parts.listing import Column, Empty, Listing, Many
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.shapes import Moment, Pace, Tab
from lanh.web.parts.words import words


class SampleForm(OfficeForm):
    name = forms.CharField(label="Tên", help_text="như ghi trong biên bản")
    day = DayField(label="Ngày")
    people = WholeField(label="Số người dự", min_value=0)
    women = WholeField(label="trong đó nữ", required=False)
    kind = forms.ChoiceField(
        label="Hình thức",
        choices=[("home", "Tại gia đình"), ("community", "Tại cộng đồng")],
        widget=forms.RadioSelect,
    )
    services = forms.MultipleChoiceField(
        label="Dịch vụ",
        required=False,
        choices=[("advice", "Tư vấn"), ("trade", "Học nghề")],
        widget=forms.CheckboxSelectMultiple,
    )
    locked = forms.CharField(label="Mã hồ sơ", disabled=True, initial="LS-26-0288")
    why = WordsField(label="Lý do")
    note = forms.CharField(label="Ghi chú", required=False)

    beside: ClassVar[Rows] = (("people", "women"),)
    later: ClassVar = ("note",)


POSTS: Listing[Any] = Listing(
    name="posts",
    title="Vị trí",
    columns=[
        Column(
            "place",
            "Địa bàn",
            lambda post: post.place.name,
            order=("place__sort_key",),
            address=lambda post: "#main",
            below=lambda post: post.holder.name,
        ),
        Column("role", "Vị trí", lambda post: words(Role(post.role)), order=("role",)),
        Column("since", "Từ ngày", lambda post: post.since, order=("since",)),
        Column("until", "Đến ngày", lambda post: post.until),
        Column("state", "Tình trạng", lambda post: "Đang giữ", shape=lambda post: "ok"),
    ],
    order="place",
    empty=Empty("Chưa có vị trí nào", "Hãy giao một vị trí."),
    size=5,
)
LONG = (
    "Tổ chức lễ phát động Tháng hành động phòng, chống ma túy và Ngày toàn dân phòng, "
    "chống ma túy 26/6 tại trung tâm văn hóa thể thao cụm các xã vùng cao"
)
BROAD: Listing[Any] = Listing(
    name="broad",
    title="Vị trí, nhiều cột",
    columns=[
        Column("name", LONG, lambda post: LONG, address=lambda post: "#main"),
        *(
            Column(f"c{n}", f"Chỉ số thứ {n}", lambda post: 1_234_567, number=True)
            for n in range(1, 19)
        ),
    ],
    order="name",
    empty=POSTS.empty,
    size=12,
    wide=True,
)
# Pages that stand where another should: each says how to go on.
ERRORS = ("400", "403", "403_csrf", "404", "405", "413", "429", "500", "507")
STATES = [
    ("ok", "Đúng tiến độ"),
    ("half", "Đang làm"),
    ("none", "Chưa bắt đầu"),
    ("info", "Hạn 30/11"),
    ("warn", "Chậm 17"),
    ("bad", "Quá hạn 3 ngày"),
]
NOTES = [
    ("", "Luật 120/2025 có hiệu lực từ 01/07/2026."),
    ("ok", "Đã gửi lúc 10:42."),
    ("warn", "Số này cao hơn mức thường thấy. Cần một câu giải thích."),
    ("bad", "Dòng 5: nữ 4 cộng nam 48 bằng 52, tổng đang ghi 53."),
]
PACES = [
    Pace.of(48, 52, Decimal("0.893")),
    Pace.of(19, 27, Decimal("0.893")),
    Pace.of(0, 250, Decimal("0.12")),
    Pace.of(70, 100),
]


@require_safe
def gallery(request: OfficeRequest) -> HttpResponseBase:
    if not settings.DEBUG:
        raise Http404
    rows = Post.objects.select_related("place", "holder")
    shown = _samples(clock.today()) | _lists(request)
    found = POSTS.found(request, rows, [Many("Đưa vào đợt 10", "#many")])
    return found.answer("parts/gallery.html", shown)


@require_safe
def error(request: OfficeRequest, page: str) -> HttpResponse:
    """A page that nobody likes to see, to be looked at."""
    if not settings.DEBUG or page not in ERRORS:
        raise Http404
    return render(request, f"{page}.html", {"again": request.path})


def _lists(request: OfficeRequest) -> dict[str, object]:
    """The same list in its other states: nothing there, and more than fits."""
    all_ = Post.objects.select_related("place", "holder").order_by("pk")
    none = Post.objects.none()
    return {
        "nothing": POSTS.found(request, none),
        "broad": BROAD.found(request, all_),
        "as_of": clock.now(),
        "errors": ERRORS,
    }


def _samples(today: date) -> dict[str, object]:
    wrong = {"name": "", "people": "nhiều", "day": "", "kind": "home"}
    return {
        "form": SampleForm(initial={"day": today, "people": 1_120, "kind": "home"}),
        "wrong": SampleForm(wrong, auto_id="wrong_%s"),
        "states": STATES,
        "notes": NOTES,
        "paces": PACES,
        "facts": [("Chốt số", today), ("Điền sẵn", "187 trên 195 ô"), ("Trống", "")],
        "tabs": [
            Tab("#main", "Tất cả", True, 540),
            Tab("#main", "Đã đóng cửa", False, 23),
        ],
        "trail": [("#main", "Sổ ghi"), ("#main", "Cơ sở kinh doanh")],
        "moments": [
            Moment(clock.now() - timedelta(days=91), "Ký biên bản tiếp nhận"),
            Moment(today, "ngày thứ 91 trên 731", state="today"),
            Moment(today + timedelta(days=3), "Hẹn tư vấn", state="next near"),
            Moment(today + timedelta(days=640), "Hết thời hạn", state="next"),
        ],
    }
