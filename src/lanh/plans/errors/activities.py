"""Why what an activity delivers is not linked."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class NotCounted(Refused):
    sentence = _(
        "No register counts '{code}', so it cannot tell how much was delivered. Choose "
        "one of the list, or leave the output without a link."
    )


class PartNotCounted(Refused):
    sentence = _(
        "The register of '{code}' does not count '{slice}' by itself. Choose another "
        "part, or take the whole."
    )
