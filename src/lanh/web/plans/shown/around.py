"""What stands around a plan: above, below, before and after it."""

from datetime import date, datetime
from typing import Any

from lanh.access.models import User
from lanh.plans import queries
from lanh.plans.models import Plan
from lanh.plans.queries import duties
from lanh.web.parts.words import words as words_of
from lanh.web.plans.shown.amendments import told_amendments
from lanh.web.plans.shown.meetings import of_plan
from lanh.web.plans.shown.shares import matrix


def around(
    user: User, plan: Plan, today: date, known_at: datetime | None
) -> dict[str, Any]:
    """The plan's shares, its kin, its amendments and reviews."""
    given = queries.given_out(user, plan, today=today, known_at=known_at)
    return {
        "shares": matrix(given),
        "kin": kin(user, plan, today),
        "changes": told_amendments(plan),
        "may_amend": queries.can_amend(user, plan=plan, today=today),
        "may_issue": queries.can_issue(user, plan=plan, today=today),
        "reviews": queries.reviews(plan),
        "may_review": queries.can_review_plan(user, plan=plan, today=today),
        "may_close": queries.can_close(user, plan=plan, today=today),
        **of_plan(user, plan, today),
    }


def kin(user: User, plan: Plan, today: date) -> dict[str, Any]:
    """The plan above, the plans below, and what may be done with the plan."""
    above = plan.parent
    seen = above is not None and queries.plan(user, above.pk, today) is not None
    rows = queries.sub_plans(user, plan, today=today)
    tally = queries.tally(rows, today=today)
    return {
        "above": above if seen else None,
        "owed": sum(tally.values()),
        "tally": [(words_of(state), n) for state, n in tally.items() if n],
        "may_hand_down": duties.can_hand_down(user, plan=plan, today=today),
        "may_ask": queries.can_ask(user, plan=plan, today=today),
        "may_place": queries.can_carry_out(user, plan=plan, today=today),
    }
