"""What the store of facts refuses: what, why with the values, and the way out."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class UnknownPlace(Refused):
    sentence = _(
        "{number} facts name a place that the map beside the facts does not know; the "
        "first is {place} for {element}. Publish the map of places, then publish the "
        "facts again; none of them has been stored."
    )


class AnotherWriter(Refused):
    sentence = _(
        "Another process is writing the facts in {folder} and did not finish within "
        "{seconds} seconds. Wait for it and try again; nothing has been changed."
    )


class CannotWrite(Refused):
    sentence = _(
        "The facts could not be written to {folder}: {cause}. Free space on that disk "
        "or mend its permissions and publish again; what was published before is whole."
    )


class DamagedFile(Refused):
    sentence = _(
        "The file of facts {file} is not as it was published: {cause}. Bring it back "
        "from the backup, or rebuild the facts from the database."
    )


class ForeignFile(Refused):
    sentence = _(
        "{file} holds no facts in the layout of Lành: {cause}. Ask whoever sent it for "
        "an export of facts; nothing has been stored."
    )


class DamagedManifest(Refused):
    sentence = _(
        "The list of published files in {folder} cannot be read: {cause}. Bring "
        "manifest.json back from the backup, or rebuild the facts from the database."
    )


class NewerLayout(Refused):
    sentence = _(
        "The facts in {folder} were written in layout {found}, and this Lành knows "
        "layout {known}. Update Lành if it is the older one; else empty that folder "
        "and publish the facts again."
    )


class SequenceTwice(Refused):
    sentence = _(
        "Two facts carry the number {sequence}, and the order of what became known "
        "would be lost. Give each fact its own number; nothing has been stored."
    )


class OverlappingPeriods(Refused):
    sentence = _(
        "{place} has {element} for {first} and now for {second}: the two share days, "
        "and neither holds the other, so no sum could be right. Correct the period of "
        "one of them; nothing has been stored."
    )


class ValueDoesNotFit(Refused):
    sentence = _(
        "{value} is too large or too fine for a fact: up to 14 digits and four "
        "decimals are kept. Correct the figure or give it in a larger unit."
    )
