"""What is done inside an act."""

from lanh.access.models import User
from lanh.owed.models import Reminder


def locked(*, holder: User) -> Reminder:
    """The person's reminder, made where there is none, held until commit."""
    Reminder.objects.get_or_create(holder=holder)
    return Reminder.objects.select_for_update().get(holder=holder)
