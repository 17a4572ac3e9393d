"""What the trail calls the acts of this room."""

from collections.abc import Mapping
from typing import Final

from lanh.common.words import _

VERBS: Final[Mapping[str, str]] = {
    "plans.upload": _("handed the document in"),
    "plans.fill": _("read the document"),
    "plans.refuse": _("could not read the document"),
    "plans.accept": _("accepted an item"),
    "plans.accept_sure": _("accepted the sure items"),
    "plans.edit": _("corrected an item"),
    "plans.drop": _("left an item out"),
    "plans.restore": _("took an item up again"),
    "plans.add": _("added an item"),
    "plans.confirm": _("made the plan"),
    "plans.drop_draft": _("dropped the draft"),
    "plans.hand_down": _("asked the units to report"),
    "plans.link": _("linked a target"),
    "plans.unlink": _("took a link away"),
    "plans.allot": _("gave a target out in shares"),
    "plans.take_over": _("said which share a target takes over"),
    "plans.place_under": _("put the plan under another"),
    "plans.ask": _("asked for plans under this one"),
    "plans.release": _("asked no longer for a plan"),
    "plans.tell_issued": _("told that a plan was issued"),
    "plans.carry": _("said what the plan carries"),
    "plans.issue": _("wrote the number and day of the plan"),
    "plans.amend": _("amended the plan"),
    "plans.review": _("began a review"),
    "plans.write_review": _("wrote in a review"),
    "plans.conclude": _("concluded a review"),
    "plans.close": _("closed the plan"),
    "plans.start_next": _("began the next plan from a review"),
}
