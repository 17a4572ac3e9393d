"""Premises where services are sold, and what is known of each.

No worker, guest or client is ever named here; the owner's name is personal, and the
trail keeps only that it changed.
"""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from lanh.access.models import User
from lanh.access.queries import reach
from lanh.access.roles import Permission
from lanh.common.keys import new_key
from lanh.common.period import Period
from lanh.common.text import fold
from lanh.elements.catalogue import dimensions
from lanh.places.models import Place
from lanh.registers.premises.rules import Covers, Pledge, Sex, Status, Via
from lanh.registers.records.models import Record, RecordQuerySet


def kinds() -> list[tuple[str, str]]:
    return dimensions()["kind:premises"].choices()


def standing(day: date, to: str = "") -> Q:
    """The condition 'on the register on that day'; `to` leads to the premises.

    Suspended premises stand: a suspension passes, and they are still looked at.
    """
    still = Q(**{f"{to}closed": None}) | Q(**{f"{to}closed__gt": day})
    return still & Q(**{f"{to}day__lte": day})


class OfPremisesQuerySet(models.QuerySet[Any]):
    """Rows about premises: seen, counted and found where these stand."""

    def visible_to(self, user: User, *, today: date) -> Self:
        to = "premises__place__"
        return self.filter(reach(user, Permission.SEE_PREMISES, today=today, to=to))

    def within(self, place: Place, *, alone: bool = False) -> Self:
        """The place and below it; `alone`: the very place."""
        if alone:
            return self.filter(premises__place=place)
        return self.filter(premises__place__path__startswith=place.path)

    def standing(self, day: date) -> Self:
        return self.filter(standing(day, "premises__"))

    def mentioning(self, words: str) -> Self:
        """Names and addresses that hold the words, typed with or without marks."""
        return self.filter(premises__title_folded__contains=fold(words))


class PremisesQuerySet(RecordQuerySet):
    def standing(self, day: date) -> Self:
        return self.filter(standing(day))

    def committed(self, day: date) -> Self:
        """Those whose owner has a commitment in force on the day."""
        mine = Commitment.objects.filter(premises=OuterRef("pk")).in_force(day)
        return self.filter(Exists(mine))

    def reached(self, period: Period, until: date) -> Self:
        days = period.first, min(period.last, until)
        reached = Reach.objects.filter(premises=OuterRef("pk"), day__range=days)
        return self.filter(Exists(reached))


class Premises(Record):
    """One place of business under one owner; `title` is its trade name, `day` the one
    on which it opened. A new owner begins new premises, which name the old ones in
    `follows`."""

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20, choices=kinds)
    address = models.CharField(max_length=300)
    owner_name = models.CharField(max_length=200, blank=True)
    licence_no = models.CharField(max_length=60, blank=True)
    closed = models.DateField(null=True, blank=True, db_index=True)
    status = models.CharField(max_length=12, default=Status.OPERATING.value)
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )

    NOUN = "premises"
    FACTS = (
        *("title", "code", "kind", "place", "address", "owner_name", "licence_no"),
        "day",
    )
    SEEN_WITH = Permission.SEE_PREMISES
    RECORDED_WITH = Permission.RECORD_PREMISES

    objects: ClassVar[Any] = PremisesQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering: ClassVar = ["title_key", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed=None) ^ Q(status=Status.CLOSED.value),
                name="premises_that_closed_say_when",
                violation_error_message="Closed premises have the day; others none.",
            ),
            models.CheckConstraint(
                condition=Q(closed=None) | Q(closed__gte=F("day")),
                name="premises_close_after_they_open",
                violation_error_message="Premises close after they open.",
            ),
        ]

    def reckon(self) -> None:
        """Found by name, code and address; listed by name."""
        super().reckon()
        self.title_folded = fold(f"{self.title} {self.code} {self.address}")[:300]

    @property
    def stage(self) -> Status:
        return Status(self.status)

    def is_standing(self, day: date) -> bool:
        """On the register on the day; suspended premises are."""
        return self.day <= day and (self.closed is None or day < self.closed)


class OfPremises(models.Model):
    """Told of premises; their page is that of the premises."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)

    SEEN_WITH = Permission.SEE_PREMISES

    class Meta:
        abstract = True


class StaffingQuerySet(OfPremisesQuerySet):
    def holding(self, day: date) -> Self:
        """Of each premises the one that holds on the day."""
        mine = Staffing.objects.filter(premises=OuterRef("premises"), as_of__lte=day)
        return self.filter(pk=Subquery(mine.order_by("-as_of").values("pk")[:1]))

    def most_checked(self, first: date, last: date) -> Self:
        """Of each premises the one in those days that tells of most people checked.

        Quarterly checks are of the same people: adding them up would count each twice.
        """
        mine = Staffing.objects.filter(
            premises=OuterRef("premises"), as_of__range=(first, last)
        ).annotate(checked=F("checked_m") + F("checked_f"))
        most = mine.order_by("-checked", "-as_of").values("pk")[:1]
        return self.filter(pk=Subquery(most))


class Staffing(OfPremises):
    """How many work there on a day, with a contract, checked in that quarter."""

    premises = models.ForeignKey(Premises, models.PROTECT, related_name="staffings")
    as_of = models.DateField()
    workers_m = models.PositiveIntegerField()
    workers_f = models.PositiveIntegerField()
    contracts_m = models.PositiveIntegerField(default=0)
    contracts_f = models.PositiveIntegerField(default=0)
    checked_m = models.PositiveIntegerField(default=0)
    checked_f = models.PositiveIntegerField(default=0)

    objects = StaffingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-as_of", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["premises", "as_of"],
                name="staffing_is_told_once_a_day",
                violation_error_message="Workers are told once for a day.",
            ),
            models.CheckConstraint(
                condition=Q(contracts_m__lte=F("workers_m"))
                & Q(contracts_f__lte=F("workers_f")),
                name="staffing_has_no_more_contracts_than_workers",
                violation_error_message="No more contracts than workers.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.premises.title}, {self.as_of.isoformat()}"

    @property
    def workers(self) -> int:
        return self.workers_m + self.workers_f

    def of(self, what: str) -> dict[Sex, int]:
        """workers, contracts or checked, by sex."""
        return {sex: getattr(self, f"{what}_{sex}") for sex in Sex}


class CommitmentQuerySet(OfPremisesQuerySet):
    def in_force(self, day: date) -> Self:
        still = Q(until=None) | Q(until__gte=day)
        return self.filter(still, signed__lte=day)

    def unrenewed(self, today: date, soon: date) -> Self:
        """Those of open premises that run out by `soon`, or did, with none after."""
        later = Commitment.objects.filter(
            premises=OuterRef("premises"), kind=OuterRef("kind")
        ).filter(Q(until=None) | Q(until__gt=OuterRef("until")))
        return self.standing(today).filter(~Exists(later), until__lte=soon)


class Commitment(OfPremises):
    """What the owner has signed; `until` is its last day, None without an end."""

    premises = models.ForeignKey(Premises, models.PROTECT, related_name="commitments")
    kind = models.CharField(max_length=16, choices=[(p.value, p.value) for p in Pledge])
    signed = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-signed", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("signed")),
                name="commitment_ends_after_it_is_signed",
                violation_error_message="A commitment ends after it is signed.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.premises.title}, {self.signed.isoformat()}"

    @property
    def pledge(self) -> Pledge:
        return Pledge(self.kind)


class Licence(OfPremises):
    """The public part of a licence for precursors or narcotic medicines."""

    premises = models.ForeignKey(Premises, models.PROTECT, related_name="licences")
    covers = models.CharField(
        max_length=12, choices=[(c.value, c.value) for c in Covers]
    )
    number = models.CharField(max_length=60)
    issuer = models.CharField(max_length=200)
    issued = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = OfPremisesQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-issued", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("issued")),
                name="licence_ends_after_it_is_issued",
                violation_error_message="A licence ends after it is issued.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.premises.title}, {self.number}"

    @property
    def subjects(self) -> Covers:
        return Covers(self.covers)


class Reach(OfPremises):
    """Owner or workers were reached on a day, by a class, a visit or a leaflet."""

    premises = models.ForeignKey(Premises, models.PROTECT, related_name="reaches")
    day = models.DateField()
    via = models.CharField(max_length=8, choices=[(v.value, v.value) for v in Via])
    class_no = models.CharField(max_length=60, blank=True)

    objects = OfPremisesQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-day", "pk"]

    def __str__(self) -> str:
        return f"{self.premises.title}, {self.day.isoformat()}"

    @property
    def way(self) -> Via:
        return Via(self.via)
