"""People who log in, and the posts they hold."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lanh.access.roles import Permission, Role, roles_with
from lanh.common.keys import new_key
from lanh.places.models import Place


class User(AbstractBaseUser):
    """Someone who answers for what is done under this name (`common.actor.Actor`)."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    username = models.CharField(_("Log-in name"), max_length=64, unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.name

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


class Post(models.Model):
    """A role that one person holds at one place, from a day on."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    holder = models.ForeignKey(User, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=32)
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
            models.UniqueConstraint(
                fields=["holder", "role", "place"],
                condition=Q(until=None),
                name="post_is_held_once",
                violation_error_message="A person holds a post once at a time.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}, {Role(self.role).words}, {self.place}"
