"""The log-in, one's own account, and the accounts of the others."""

from collections.abc import Iterator

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from lanh.access import actions
from lanh.access.models import Post, User
from lanh.access.roles import Role
from lanh.audit.models import Line
from tests.cast import TODAY, Cast
from tests.web.test_events import NINE_IN_HANOI, at_the_desk_of
from tests.web.test_shell import addresses

WORD = "lành"
SURE = {"sure": "yes"}


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    cache.clear()  # where failed log-ins are counted
    with time_machine.travel(NINE_IN_HANOI):
        yield


def log_in(username: str = "mai", password: str = WORD) -> tuple[Client, str]:
    """A browser after the log-in form was sent, and where it was led."""
    client = Client()
    typed = {"login": username, "password": password}
    answer = client.post(reverse("login"), typed)
    return client, answer.get("Location", answer.content.decode())


def it_is_you(client: Client) -> Client:
    """The password is asked for once more before a second factor is changed."""
    again = reverse("account_reauthenticate")
    assert "Mật khẩu không đúng" in (
        client.post(again, {"password": "sai"}).content.decode()
    )
    assert client.post(again, {"password": WORD}).status_code == 302
    return client


def verbs() -> list[str]:
    return list(Line.objects.order_by("-number").values_list("verb", flat=True)[:2])


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def test_the_officer_logs_in_and_out_and_both_are_told(cast: Cast) -> None:
    client, where = log_in()
    assert where == reverse("home")
    line = Line.objects.latest("number")
    assert (line.verb, line.actor_name) == ("access.log_in", "Vừ Thị Mai")
    assert "127.0.0.1" not in str(line.details)
    assert client.get(reverse("home")).status_code == 200
    client.post(reverse("logout"))
    assert verbs()[0] == "access.log_out"
    assert client.get(reverse("home")).status_code == 302


def test_who_is_not_let_in_is_told_but_not_what_was_typed(cast: Cast) -> None:
    assert "không khớp" in log_in(password="sai")[1]
    line = Line.objects.latest("number")
    assert (line.verb, line.actor_name, line.subject) == (
        "access.fail_log_in",
        "mai",
        cast.officer.subject,
    )
    log_in("mật khẩu của tôi", "mai")
    assert Line.objects.latest("number").actor_name == "?"


def test_after_five_wrong_passwords_one_waits(cast: Cast) -> None:
    for _time in range(5):
        log_in(password="sai")
    lines = Line.objects.count()
    assert "quá nhiều lần" in log_in()[1]
    assert Line.objects.count() == lines


@pytest.mark.parametrize("address", addresses())
def test_every_page_is_closed_to_strangers(
    db: None, client: Client, address: str
) -> None:
    answer = client.get(address)
    if address in ("/login/", "/login/closed/"):
        assert answer.status_code == 200
    elif address in ("/language/", "/theme/"):
        assert answer.status_code in (302, 405)
    else:
        assert answer["Location"].startswith(("/login/?next=", "/login/"))


def test_nobody_signs_up(client: Client) -> None:
    assert client.get("/accounts/signup/").status_code in (302, 404)
    assert client.get("/login/signup/").status_code == 404


def test_a_disabled_account_opens_nothing(cast: Cast) -> None:
    client, _where = log_in()
    actions.disable(by=cast.administrator, holder=cast.officer, why="Nghỉ", today=TODAY)
    assert client.get(reverse("home")).status_code == 302
    client, where = log_in()
    assert where == reverse("account_inactive")
    assert verbs()[0] == "access.fail_log_in"
    assert "đã bị khóa" in client.get(where).content.decode()


def test_a_new_person_chooses_a_password_before_anything_else(cast: Cast) -> None:
    quan = at_the_desk_of(cast.administrator)
    page = quan.post(
        reverse("accounts:admit"),
        {
            "username": "lan-banmay",
            "name": "Mùa Thị Lan",
            "role": "commune_officer",
            "sector": "police",
            "place": cast.ban_may.pk,
            "since": TODAY.isoformat(),
        },
    )
    assert "no-store" in page["Cache-Control"]
    password = page.context["admitted"].password
    assert password in page.content.decode()
    lan, _home = log_in("lan-banmay", password)
    ask = reverse("accounts:password")
    assert lan.get(reverse("home"))["Location"] == ask
    typed = {"old_password": password, "new_password1": "12345"}
    weak = lan.post(ask, typed | {"new_password2": "12345"})
    assert weak.status_code == 200
    typed["new_password1"] = typed["new_password2"] = "suối lành mùa nước"
    assert lan.post(ask, typed)["Location"] == reverse("accounts:own")
    assert lan.get(reverse("home")).status_code == 200
    assert password not in str(list(Line.objects.values()))


def test_a_role_may_need_a_second_factor(cast: Cast, settings: Settings) -> None:
    settings.SECOND_FACTOR_ROLES = ["administrator"]
    quan, _where = log_in("quan")
    set_up = reverse("mfa_activate_totp")
    assert quan.get(reverse("home"))["Location"] == set_up
    assert log_in("mai")[0].get(reverse("home")).status_code == 200
    assert it_is_you(quan).get(set_up).status_code == 200
    assert quan.get(reverse("accounts:password")).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_second_factor_is_set_up_asked_for_and_switched_off(
    settings: Settings,
) -> None:
    Cast.gather()
    quan, _where = log_in("quan")
    form = it_is_you(quan).get(reverse("mfa_activate_totp")).context["form"]
    wrong = quan.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "không đúng" in wrong.content.decode()
    answer = quan.post(reverse("mfa_activate_totp"), {"code": code_of(form.secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert "access.change_second_factor" in verbs()
    codes = quan.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(codes) == 10
    again, where = log_in("quan")
    assert where == reverse("mfa_authenticate")
    assert again.get(reverse("home")).status_code == 302
    assert again.get(where).status_code == 200
    again.post(where, {"code": "00000000"})
    assert verbs()[0] == "access.fail_log_in"
    again.post(where, {"code": codes[0]})
    assert again.get(reverse("home")).status_code == 200
    assert again.get(reverse("mfa_index")).status_code == 200
    assert form.secret not in str(list(Authenticator.objects.values()))
    settings.SECOND_FACTOR_ROLES = ["administrator"]
    kept = quan.post(reverse("mfa_deactivate_totp"), SURE)
    assert "bắt buộc có xác thực lớp hai" in kept.content.decode()
    settings.SECOND_FACTOR_ROLES = []
    quan.post(reverse("mfa_deactivate_totp"), SURE)
    assert log_in("quan")[1] == reverse("home")


def test_one_chooses_ones_language(cast: Cast) -> None:
    mai = at_the_desk_of(cast.officer)
    assert "Tài khoản của tôi" in mai.get(reverse("accounts:own")).content.decode()
    mai.post(reverse("accounts:language"), {"language": "en"})
    assert "My account" in mai.get(reverse("accounts:own")).content.decode()


def page(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"accounts:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_accounts_are_searched_by_name_role_and_place(cast: Cast) -> None:
    quan = at_the_desk_of(cast.administrator)
    assert "Đỗ Anh Tuấn" not in page(quan, "list")
    told = page(quan, "list", search="vu thi")
    assert "Vừ Thị Mai" in told
    assert "Trần Quốc Bình" not in told
    assert "Nông Văn Sơn" in page(quan, "list", role="leader")
    assert "Vừ Thị Mai" not in page(quan, "list", role="leader")
    assert "Vừ Thị Mai" in page(quan, "list", place="suoi lanh")
    sheet = quan.get(reverse("accounts:list"), {"export": "csv"})
    assert "Vừ Thị Mai" in b"".join(sheet).decode()
    assert Line.objects.latest("number").subject == "accounts"


def test_to_open_an_account_is_told_on_it(cast: Cast) -> None:
    quan = at_the_desk_of(cast.administrator)
    told = page(quan, "detail", cast.officer.pk)
    assert "cán bộ xã" in told.lower()
    assert "Lò Văn Quân" in told
    assert "đã đọc" in told
    mai = at_the_desk_of(cast.officer)
    address = reverse("accounts:detail", args=[cast.leader.pk])
    assert mai.get(address).status_code == 404


def test_the_administrator_gives_and_ends_a_post(cast: Cast) -> None:
    quan, mai = at_the_desk_of(cast.administrator), cast.officer
    typed = {"role": "drafter", "sector": "committee", "place": cast.lanh_son.pk}
    quan.post(reverse("accounts:appoint", args=[mai.pk]), typed | {"since": str(TODAY)})
    post = Post.objects.get(holder=mai, role=Role.DRAFTER)
    again = quan.post(
        reverse("accounts:appoint", args=[mai.pk]), typed | {"since": str(TODAY)}
    )
    assert "đã giữ đúng vị trí này" in again.content.decode()
    address = reverse("accounts:end_post", args=[mai.pk, post.pk])
    silent = quan.post(address, {"until": "2026-06-01"})
    assert "phải nêu lý do" in silent.content.decode()
    assert 'value="01/06/2026"' in silent.content.decode()
    quan.post(address, {"until": "2026-06-01", "why": "Chuyển việc"})
    assert Post.objects.get(pk=post.pk).until
    assert "Chuyển việc" in page(quan, "detail", mai.pk)


def test_the_administrator_disables_enables_and_gives_a_new_password(
    cast: Cast,
) -> None:
    quan, pk = at_the_desk_of(cast.administrator), cast.officer.pk
    quan.post(reverse("accounts:disable", args=[pk]), {"why": "Nghỉ việc"})
    assert not User.objects.get(pk=pk).is_active
    quan.post(reverse("accounts:enable", args=[pk]), SURE)
    assert User.objects.get(pk=pk).is_active
    told = quan.post(reverse("accounts:renew_password", args=[pk]), SURE)
    assert log_in("mai", told.context["admitted"].password)[1] == reverse("home")


@pytest.mark.parametrize("name", ["appoint", "disable", "enable", "renew_password"])
def test_nobody_else_changes_an_account(cast: Cast, name: str) -> None:
    address = reverse(f"accounts:{name}", args=[cast.leader.pk])
    assert at_the_desk_of(cast.specialist).get(address).status_code == 404
    own = reverse(f"accounts:{name}", args=[cast.administrator.pk])
    assert at_the_desk_of(cast.administrator).get(own).status_code == 200


def test_totp_secrets_are_kept_encrypted(cast: Cast) -> None:
    kept = TOTP.activate(cast.leader, "JBSWY3DPEHPK3PXP").instance
    assert "JBSWY3DPEHPK3PXP" not in str(kept.data)
    assert kept.wrap().validate_code(code_of("JBSWY3DPEHPK3PXP"))
