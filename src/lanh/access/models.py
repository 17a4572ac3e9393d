"""People who log in, and the posts they hold."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lanh.access.roles import Permission, Role, Sector, roles_with
from lanh.common.keys import new_key
from lanh.common.span import Span
from lanh.common.text import fold, sort_key
from lanh.places.models import Place


class UserQuerySet(models.QuerySet["User"]):
    def holding(self, *, on: date, **asked: object) -> "UserQuerySet":
        """Those who hold a post like this on that day."""
        posts = Post.objects.held_on(on).filter(holder=OuterRef("pk"), **asked)
        return self.filter(Exists(posts))


class UserManager(BaseUserManager["User"]):
    """What Django's log-in asks of a manager, and our words."""

    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)


class User(AbstractBaseUser):
    """Someone who answers for what is done under this name (`common.actor.Actor`)."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    username = models.CharField(_("Log-in name"), max_length=64, unique=True)
    name = models.CharField(max_length=200)
    # Log-in name and name, folded, for the search; the key for Vietnamese order.
    folded = models.CharField(max_length=270, editable=False, blank=True)
    sort_key = models.CharField(max_length=700, editable=False, blank=True)
    is_active = models.BooleanField(default=True)
    # Given by an administrator, good for one log-in: the next page asks for another.
    password_is_one_time = models.BooleanField(default=False)
    # Empty: what the browser asks for.
    language = models.CharField(max_length=5, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = f"{fold(self.username)} {fold(self.name)}"
        self.sort_key = sort_key(self.name)
        super().save(*args, **kwargs)

    @property
    def subject(self) -> str:
        """How the trail names this account."""
        return f"user:{self.pk}"

    @property
    def actor_id(self) -> str:
        return str(self.pk)

    @property
    def actor_name(self) -> str:
        return self.name


class PostQuerySet(models.QuerySet["Post"]):
    def held_by(self, user: User, *, on: date) -> "PostQuerySet":
        return self.filter(
            Q(until=None) | Q(until__gt=on), holder=user, since__lte=on
        ).select_related("place")

    def granting(self, permission: Permission) -> "PostQuerySet":
        return self.filter(role__in=roles_with(permission))

    def held_on(self, day: date) -> "PostQuerySet":
        return self.filter(Q(until=None) | Q(until__gt=day), since__lte=day)


class Post(models.Model):
    """A role that one person holds at one place, for one sector, from a day on."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    holder = models.ForeignKey(User, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=32)
    sector = models.CharField(max_length=20, default=Sector.COMMITTEE.value)
    place = models.ForeignKey(Place, models.PROTECT, related_name="posts")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")),
                name="post_ends_after_it_begins",
                violation_error_message="A post ends after the day it began.",
            ),
            # With the ended ones: migration 0002.
            models.UniqueConstraint(
                fields=["holder", "role", "place", "sector"],
                condition=Q(until=None),
                name="post_is_held_once",
                violation_error_message="A person holds a post once at a time.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}, {self.duty.words}, {self.place}"

    @property
    def duty(self) -> Role:
        return Role(self.role)

    @property
    def branch(self) -> Sector:
        return Sector(self.sector)

    @property
    def span(self) -> Span:
        return Span(self.since, self.until)


class SavedFilter(models.Model):
    """How one person narrows one list, kept under a name."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    owner = models.ForeignKey(User, models.PROTECT, related_name="filters")
    # The list's own name; what is asked of it, as its address says it after the '?'.
    of_list = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    asked = models.CharField(max_length=1_000, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner", "of_list", "name"],
                name="filter_is_named_once",
                violation_error_message="A person has one filter of that name.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        return f"filter:{self.pk}"
