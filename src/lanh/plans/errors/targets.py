"""Why a target is not linked."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class LinkTouched(Refused):
    sentence = _(
        "Somebody else has changed the indicator of this target since you opened it. "
        "Look at the one that it has now, then choose again if needed."
    )


class NoSuchIndicator(Refused):
    sentence = _(
        "There is no indicator '{code}'. Choose one of the list, or leave the target "
        "without one; it then stands without figures."
    )


class NoSuchSlice(Refused):
    sentence = _(
        "Indicator '{code}' cannot be broken down by '{slice}'. Choose a part that "
        "its elements know, or take the whole."
    )
