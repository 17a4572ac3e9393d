"""What is confirmed stands in the register of documents as well."""

from typing import Final

from lanh.outbox import steps as outbox
from lanh.plans.models import Plan

# The outbox message that hands a document in; the register answers it by this name.
TO_REGISTER: Final = "documents.hand_in"


def hand_in(*, plan: Plan) -> None:
    """The plan's document, once it is signed: before that it has no number."""
    signed = plan.number[:1].isdigit() and len(plan.dated) == 10
    if not signed or plan.file is None:
        return
    outbox.put(
        kind=TO_REGISTER,
        payload={
            "origin": plan.subject,
            "place": str(plan.place_id),
            "file": str(plan.file_id),
            "kind": plan.type,
            "number": plan.number,
            "dated": plan.dated,
            "issuer": plan.issuer,
            "title": plan.subject_line,
            "period_first": plan.first.isoformat(),
            "period_last": plan.last.isoformat(),
        },
    )
