"""What waits for a hand."""

from lanh.outbox.models import Message, MessageQuerySet


def given_up() -> MessageQuerySet:
    """What was tried so often that nobody tries it again by itself."""
    return Message.objects.filter(given_up=True)


def failing() -> MessageQuerySet:
    """What has failed and will be tried again."""
    return Message.objects.filter(delivered_at=None, given_up=False, tries__gt=0)
