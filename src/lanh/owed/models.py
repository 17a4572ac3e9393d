"""How a person wants to be reminded of what is due."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from lanh.access.models import User
from lanh.common.keys import new_key
from lanh.owed.rules import Often


class Reminder(models.Model):
    """One person's calendar address and mail.

    seal: of the token in the address, which is shown once and kept nowhere; '' where
    there is none. planned_for: the last day that a mail was ordered for; sent_for: the
    last that it left for, so that the same mail is not sent twice.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    holder = models.OneToOneField(User, models.PROTECT, related_name="reminder")
    seal = models.CharField(max_length=64, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    mail = models.EmailField(blank=True)
    often = models.CharField(max_length=6, default=Often.NEVER.value)
    planned_for = models.DateField(null=True, blank=True)
    sent_for = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seal"],
                condition=~Q(seal=""),
                name="reminder_seal_is_of_one_person",
                violation_error_message="An address belongs to one person.",
            ),
            models.CheckConstraint(
                condition=Q(often__in=[often.value for often in Often]),
                name="reminder_is_daily_weekly_or_never",
                violation_error_message="Mail comes daily, weekly or never.",
            ),
            models.CheckConstraint(
                condition=Q(often=Often.NEVER.value) | ~Q(mail=""),
                name="reminder_by_mail_has_an_address",
                violation_error_message="Mail needs an address.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id} {self.often}"

    @property
    def rhythm(self) -> Often:
        return Often(self.often)
