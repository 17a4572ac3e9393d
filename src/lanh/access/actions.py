"""Letting people in, and seeing them out."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from lanh.access import queries, rules
from lanh.access.models import Post, SavedFilter, User
from lanh.access.roles import Permission, Role, Sector
from lanh.audit.actions import record
from lanh.audit.rules import seal_of
from lanh.common.actor import Operator, Stranger
from lanh.places import rules as place_rules
from lanh.places.models import Place

# Without letters and digits that are taken for one another on paper.
_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Admitted:
    """An account and the password that is shown this once and kept nowhere."""

    user: User
    password: str


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post that somebody takes up."""

    holder: User
    role: Role
    sector: Sector
    place: Place
    since: date


@transaction.atomic(durable=True)
def enrol(*, by: Operator, username: str, name: str, password: str | None) -> User:
    """A person gets an account, which opens nothing until a post is held."""
    user = _account(username, name, password)
    record(by=by, verb="access.enrol", subject=user.subject, username=username)
    return user


@transaction.atomic(durable=True)
def enrol_many(*, by: Operator, people: Sequence[tuple[str, str]]) -> list[User]:
    """Many get accounts, as (log-in name, name), which nobody can open before a
    password is given; one line tells how many, and the hash of ids."""
    made = [_account(username, name, None) for username, name in people]
    ids = seal_of(user.pk for user in made)
    record(
        by=by, verb="access.enrol_many", subject="accounts", count=len(made), ids=ids
    )
    return made


@transaction.atomic(durable=True)
def admit(
    *,
    by: User,
    username: str,
    name: str,
    role: Role,
    sector: Sector,
    place: Place,
    since: date,
    today: date,
) -> Admitted:
    """A person gets an account with a one-time password, and the first post."""
    queries.check_may(by, Permission.APPOINT, at=place, today=today)
    password = _one_time_password()
    user = _account(username, name, password, one_time=True)
    _post(user, role=role, sector=sector, place=place, since=since)
    record(
        by=by,
        verb="access.admit",
        subject=user.subject,
        username=username,
        role=role,
        sector=sector,
        place=place.code,
        since=since.isoformat(),
    )
    return Admitted(user, password)


@transaction.atomic(durable=True)
def appoint(
    *,
    by: User | Operator,
    holder: User,
    role: Role,
    place: Place,
    since: date,
    today: date,
    sector: Sector = Sector.COMMITTEE,
) -> Post:
    """A person takes up a post. An operator appoints the first administrator."""
    if isinstance(by, User):
        queries.check_may(by, Permission.APPOINT, at=place, today=today)
        rules.check_not_oneself(by=by.actor_id, holder=holder.actor_id)
    post = _post(holder, role=role, sector=sector, place=place, since=since)
    record(
        by=by,
        verb="access.appoint",
        subject=holder.subject,
        role=role,
        sector=sector,
        place=place.code,
        since=since.isoformat(),
    )
    return post


@transaction.atomic(durable=True)
def appoint_many(*, by: Operator, posts: Sequence[NewPost], today: date) -> list[Post]:
    """Many take up posts at once, as when units merge; one line, the hash of ids."""
    made = [
        _post(
            new.holder,
            role=new.role,
            sector=new.sector,
            place=new.place,
            since=new.since,
        )
        for new in posts
    ]
    record(
        by=by,
        verb="access.appoint_many",
        subject="posts",
        count=len(made),
        ids=seal_of(post.pk for post in made),
        since=today.isoformat(),
    )
    return made


@transaction.atomic(durable=True)
def end_post(
    *, by: User | Operator, post: Post, until: date, why: str, today: date
) -> Post:
    """A person leaves a post; `until` is the first day without it."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    if isinstance(by, User):
        queries.check_may(by, Permission.APPOINT, at=post.place, today=today)
        rules.check_not_oneself(by=by.actor_id, holder=post.holder.actor_id)
    name, since = post.holder.name, post.since
    rules.check_can_end(name=name, since=since, held_until=post.until, until=until)
    rules.check_reason(why)
    post.until = until
    post.full_clean()
    post.save()
    record(
        by=by,
        verb="access.end_post",
        subject=post.holder.subject,
        why=why,
        role=post.role,
        sector=post.sector,
        place=post.place.code,
        until=until.isoformat(),
    )
    return post


@transaction.atomic(durable=True)
def renew_password(*, by: User, holder: User, today: date) -> Admitted:
    """Someone who forgot the password gets a one-time one, handed over in person."""
    queries.check_may_change(by, holder=holder, today=today)
    holder, password = _locked(holder), _one_time_password()
    holder.set_password(password)
    holder.password_is_one_time = True
    holder.save()
    record(by=by, verb="access.renew_password", subject=holder.subject)
    return Admitted(holder, password)


@transaction.atomic(durable=True)
def change_password(*, by: User, password: str) -> User:
    """One's own password; the form has asked for the old one and weighed the new."""
    user = _locked(by)
    user.set_password(password)
    user.password_is_one_time = False
    user.save()
    record(by=by, verb="access.change_password", subject=user.subject)
    return user


@transaction.atomic(durable=True)
def log_in(*, by: User, origin: str) -> User:
    """Somebody has come in; `origin`: a seal of the address, not the address."""
    record(by=by, verb="access.log_in", subject=by.subject, origin=origin)
    return by


@transaction.atomic(durable=True)
def log_out(*, by: User, origin: str) -> User:
    record(by=by, verb="access.log_out", subject=by.subject, origin=origin)
    return by


@transaction.atomic(durable=True)
def fail_log_in(*, by: Stranger, username: str, origin: str) -> User | None:
    """Somebody was not let in. What was typed is kept only where it is a log-in name,
    for people type passwords into that field too."""
    meant = User.objects.filter(username=username).first()
    who, subject = (meant.username, meant.subject) if meant else ("?", "log-in")
    by = Stranger(who)
    record(by=by, verb="access.fail_log_in", subject=subject, origin=origin)
    return meant


@transaction.atomic(durable=True)
def miss(*, by: User, address: str, method: str) -> User:
    """Somebody asked for a record that is not there, or lies outside of his places."""
    record(
        by=by, verb="access.miss", subject=by.subject, address=address, method=method
    )
    return by


@transaction.atomic(durable=True)
def change_second_factor(*, by: User, how: str, origin: str) -> User:
    """A second factor was switched on or off, or recovery codes were made anew."""
    record(
        by=by,
        verb="access.change_second_factor",
        subject=by.subject,
        how=how,
        origin=origin,
    )
    return by


@transaction.atomic(durable=True)
def choose_language(*, by: User, language: str) -> User:
    """The language of one's own pages; empty: what the browser asks for."""
    user = _locked(by)
    user.language = language
    user.full_clean()
    user.save()
    record(by=by, verb="access.choose_language", subject=user.subject, to=language)
    return user


@transaction.atomic(durable=True)
def save_filter(*, by: User, of_list: str, name: str, asked: str) -> SavedFilter:
    """How one narrows a list is kept under a name; under the same name once more, the
    new one stands. asked: the address of the list after its '?'."""
    same = by.filters.filter(of_list=of_list)
    saved = same.filter(name=name).first()
    if saved is None:
        rules.check_room_for_filter(same.count())
        saved = SavedFilter(owner=by, of_list=of_list, name=name)
    saved.asked = asked
    saved.full_clean()
    saved.save()
    record(by=by, verb="access.save_filter", subject=saved.subject, to=of_list)
    return saved


@transaction.atomic(durable=True)
def delete_filter(*, by: User, saved: SavedFilter) -> SavedFilter:
    """One's own, which no longer helps."""
    saved = by.filters.get(pk=saved.pk)
    subject, of_list = saved.subject, saved.of_list
    saved.delete()
    record(by=by, verb="access.delete_filter", subject=subject, to=of_list)
    return saved


@transaction.atomic(durable=True)
def disable(*, by: User, holder: User, why: str, today: date) -> User:
    """An account opens nothing any more; its posts and its lines stay."""
    queries.check_may_change(by, holder=holder, today=today)
    holder = _locked(holder)
    rules.check_can_disable(name=holder.name, active=holder.is_active)
    rules.check_reason(why)
    holder.is_active = False
    holder.save()
    record(by=by, verb="access.disable", subject=holder.subject, why=why)
    return holder


@transaction.atomic(durable=True)
def enable(*, by: User, holder: User, today: date) -> User:
    """A disabled account opens again what its posts open."""
    queries.check_may_change(by, holder=holder, today=today)
    holder = _locked(holder)
    rules.check_can_enable(name=holder.name, active=holder.is_active)
    holder.is_active = True
    holder.save()
    record(by=by, verb="access.enable", subject=holder.subject)
    return holder


def _account(
    username: str, name: str, password: str | None, *, one_time: bool = False
) -> User:
    username = username.lower()
    taken = User.objects.filter(username=username).exists()
    rules.check_name_is_free(username=username, taken=taken)
    user = User(username=username, name=name, password_is_one_time=one_time)
    user.set_password(password)
    user.full_clean()
    user.save()
    return user


def _post(
    holder: User, *, role: Role, sector: Sector, place: Place, since: date
) -> Post:
    place_rules.check_in_force(place=place.name, span=place.span, day=since)
    same = Post.objects.filter(holder=holder, role=role, sector=sector, place=place)
    held = [post.span for post in same]
    rules.check_post_is_free(name=holder.name, held=held, since=since)
    post = Post(holder=holder, role=role, sector=sector, place=place, since=since)
    post.full_clean()
    post.save()
    return post


def _locked(user: User) -> User:
    return User.objects.select_for_update().get(pk=user.pk)


def _one_time_password() -> str:
    """Sixteen letters in four groups, 79 bits, to be read out or written down."""
    groups = ["".join(secrets.choice(_ALPHABET) for _n in range(4)) for _g in range(4)]
    return "-".join(groups)
