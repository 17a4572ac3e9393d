"""Letting people in."""

from datetime import date

from django.db import transaction

from lanh.access import queries
from lanh.access.models import Post, User
from lanh.access.roles import Permission, Role
from lanh.audit.actions import record
from lanh.common.actor import Operator
from lanh.places.models import Place


@transaction.atomic(durable=True)
def enrol(*, by: Operator, username: str, name: str, password: str | None) -> User:
    """A person gets an account, which opens nothing until a post is held."""
    user = User(username=username, name=name)
    user.set_password(password)
    user.full_clean()
    user.save()
    record(by=by, verb="access.enrol", subject=f"user:{user.pk}", username=username)
    return user


@transaction.atomic(durable=True)
def appoint(
    *,
    by: User | Operator,
    holder: User,
    role: Role,
    place: Place,
    since: date,
    today: date,
) -> Post:
    """A person takes up a post. An operator appoints the first administrator."""
    if isinstance(by, User):
        queries.check_may(by, Permission.APPOINT, at=place, today=today)
    post = Post(holder=holder, role=role, place=place, since=since)
    post.full_clean()
    post.save()
    record(
        by=by,
        verb="access.appoint",
        subject=f"user:{holder.pk}",
        role=role,
        place=place.code,
        since=since.isoformat(),
    )
    return post
