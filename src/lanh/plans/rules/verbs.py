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
    "plans.link": _("linked a target"),
    "plans.unlink": _("took a link away"),
}
