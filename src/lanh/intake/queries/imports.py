"""Questions about imports: which may I see, what may I do with one now?"""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from lanh.access import queries as access
from lanh.access.models import User
from lanh.audit.models import Line
from lanh.common.clock import day_of
from lanh.common.refusal import allows
from lanh.intake.models import Import
from lanh.intake.registry import Importable, kind_of, kinds
from lanh.intake.rules import life
from lanh.intake.rules.life import Status
from lanh.places.models import Place


def imports(for_user: User, *, today: date) -> QuerySet[Import]:
    """One's own, and those of others where one may record the same."""
    own = Import.objects.filter(by=for_user)
    for kind in kinds().values():
        reached = access.reach(for_user, kind.needs, today=today)
        own = own | Import.objects.filter(reached, code=kind.code)
    return own.select_related("file", "by", "place").distinct()


def one(for_user: User, *, pk: UUID, today: date) -> Import | None:
    """One import, or None where the user may not know of it."""
    return imports(for_user, today=today).filter(pk=pk).first()


def open_kinds(for_user: User, *, today: date) -> list[Importable]:
    """What the user may take in somewhere."""
    return [
        kind
        for kind in kinds().values()
        if access.places_for(for_user, kind.needs, today=today).exists()
    ]


def home(for_user: User, kind: Importable, *, today: date) -> Place | None:
    """The place of the post from which one hands in: columns are remembered there."""
    places = access.places_for(for_user, kind.needs, today=today)
    posts = (post.place for post in access.posts_of(for_user, today=today))
    return next((place for place in posts if place in places), places.first())


def check_may_hand_in(by: User, kind: Importable, *, at: Place, today: date) -> None:
    """Of each row its own place is asked again."""
    access.check_may(by, kind.needs, at=at, today=today)


def check_can(
    by: User, handed_in: Import, *among: Status, today: date, version: int | None = None
) -> None:
    """The person may, and the act belongs to where the file stands."""
    kind = kind_of(handed_in.code)
    access.check_may(by, kind.needs, at=handed_in.place, today=today)
    life.check_status(handed_in.stage, among=among)
    if version is not None:
        life.check_version(seen=version, now=handed_in.version)


def check_can_undo(by: User, handed_in: Import, *, today: date) -> None:
    check_can(by, handed_in, Status.TAKEN, today=today)
    at = handed_in.taken_at
    life.check_can_undo(
        is_own=handed_in.by_id == by.pk,
        is_today=at is not None and day_of(at) == today,
        is_untouched=is_untouched(handed_in),
    )


def can_undo(by: User, handed_in: Import, *, today: date) -> bool:
    return allows(check_can_undo, by, handed_in, today=today)


def can(by: User, handed_in: Import, *among: Status, today: date) -> bool:
    return allows(check_can, by, handed_in, *among, today=today)


def is_untouched(handed_in: Import) -> bool:
    """No record of it was changed: each change lets the version rise."""
    rows = kind_of(handed_in.code).noun._base_manager.filter(batch=handed_in.batch)
    return not rows.filter(version__gt=1).exists()


def story(handed_in: Import) -> QuerySet[Line]:
    subjects = [handed_in.subject, f"import:{handed_in.pk}"]
    return Line.objects.filter(subject__in=subjects).order_by("number")
