"""The pages of surveys, as their readers meet them."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from lanh.access.models import User
from lanh.registers.surveys.models import AnswerSheet, Survey
from tests.cast import NOW, TODAY, Cast
from tests.registers.surveying import closed, entered, in_field, weighed

TYPED = {
    "title": "Khảo sát hiểu biết",
    "group": "adults",
    "day": "20/05/2026",
    "last_day": "30/05/2026",
    "frame": "Người từ 18 tuổi",
    "method": "Phỏng vấn tại nhà",
    "wanted": "1.200",
    "pass_mark": "60",
    "questions": "Ma túy gây hại gì? | A\nGọi tổng đài nào? | b\n",
}


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


def desk(user: User) -> Client:
    client = Client(headers={"Accept-Language": "vi"})
    client.force_login(user)
    return client


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(f"surveys:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_office_designs_a_survey_and_opens_it(cast: Cast) -> None:
    binh = desk(cast.specialist)
    typed = TYPED | {"place": str(cast.lanh_son.pk)}
    wrong = binh.post(reverse("surveys:design"), typed | {"questions": "Không có chữ"})
    assert "Không có chữ" in wrong.content.decode()
    made = binh.post(reverse("surveys:design"), typed, follow=True).content.decode()
    assert "1.200" in made
    assert "Gọi tổng đài nào?" in made
    survey = Survey.objects.get()
    assert survey.key == "AB"
    assert "đáp án đúng" in page(binh, "open", survey.pk)
    binh.post(reverse("surveys:open", args=[survey.pk]))
    assert "đang thực hiện" in page(binh, "detail", survey.pk)


def test_a_sheet_is_entered_on_a_phone_and_the_next_is_asked_for(cast: Cast) -> None:
    survey, mai = in_field(cast), desk(cast.officer)
    address = reverse("surveys:enter", args=[survey.pk])
    assert 'type="radio"' in mai.get(address).content.decode()
    typed = {"title": "01", "day": "20/05/2026", "place": cast.suoi_lanh.pk}
    answered = typed | {"sex": "f", "age": "34", "q0": "A", "q1": "B", "q2": "-"}
    answer = mai.post(address, answered)
    assert answer["Location"] == address
    sheet = AnswerSheet.objects.get()
    assert (sheet.answers, sheet.aware, sheet.sex) == ("AB-", True, "f")
    again = mai.post(address, answered).content.decode()
    assert "đã nhập rồi" in again


def test_a_sheet_is_corrected_with_a_reason(cast: Cast) -> None:
    sheet = entered(cast, in_field(cast), "01", "CCC")
    binh = desk(cast.specialist)
    address = reverse("surveys:correct_sheet", args=[sheet.pk])
    assert 'value="C"' in binh.get(address).content.decode()
    typed = {
        "title": "01",
        "day": "20/05/2026",
        "place": cast.suoi_lanh.pk,
        "q0": "A",
        "q1": "B",
        "q2": "C",
        "version": "1",
        "why": "Đọc nhầm",
    }
    told = binh.post(address, typed, follow=True).content.decode()
    assert "Câu trả lời: CCC → ABC" in told


def test_it_is_closed_weighed_and_told_with_n_and_method(cast: Cast) -> None:
    survey, binh = closed(cast), desk(cast.specialist)
    asked = page(binh, "weigh", survey.pk)
    assert "xã Suối Lành" in asked
    typed = {"98001": "1.000", "98002": "3.000"}
    told = binh.post(
        reverse("surveys:weigh", args=[survey.pk]), typed, follow=True
    ).content.decode()
    assert "25 %" in told
    assert "Phỏng vấn tại nhà" in told
    assert "dưới 5 phiếu" in told
    binh.post(reverse("surveys:publish", args=[survey.pk]))
    assert "đã công bố" in page(binh, "detail", survey.pk)


def test_lists_of_surveys_and_sheets_go_out(cast: Cast) -> None:
    survey, binh = weighed(cast), desk(cast.specialist)
    assert "Cán bộ được khảo sát: <b>0</b>" in page(binh, "list")
    assert ">01<" in page(binh, "sheets")
    address = reverse("surveys:sheets")
    only = binh.get(address, {"survey": str(survey.pk), "sex": "m"}).content.decode()
    assert ">03<" in only
    assert ">01<" not in only
    lines = b"".join(binh.get(address, {"export": "csv"})).decode("utf-8-sig")
    assert "xã Bản Mây" in lines


def test_what_is_not_yours_is_not_found(cast: Cast) -> None:
    survey = in_field(cast)
    away = desk(cast.outsider).get(reverse("surveys:detail", args=[survey.pk]))
    assert away.status_code == 404
    assert survey.day == TODAY
