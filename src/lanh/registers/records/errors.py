"""What every register refuses: what, why with the values, and the way out."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class WrongStep(Refused):
    sentence = _(
        "You cannot {step} this record: it is {status}. Open it again to see what can "
        "be done with it now."
    )


class NotDoneYet(Refused):
    sentence = _(
        "This cannot be recorded on {today}: it is dated {day}, which has not come. "
        "Correct the day, or record it when it is done."
    )


class LastDayTooEarly(Refused):
    sentence = _(
        "It cannot end on {last}: it begins on {first}. Correct the first day or the "
        "last."
    )


class NoReason(Refused):
    sentence = _(
        "This is not done without a reason. Write it in a few words, such as a storm "
        "warning, a change of plan or a miscount."
    )


class ChangedMeanwhile(Refused):
    sentence = _(
        "Somebody else has changed this since you opened it. What you typed is kept "
        "here: compare it with the record as it stands now, then save again."
    )


class NothingChanged(Refused):
    sentence = _(
        "Nothing here differs from the record. Change what is wrong, or go back."
    )


class CannotUndo(Refused):
    sentence = _(
        "This can no longer be undone: it is {status}, and only one's own last act is "
        "undone, on the same day. Correct it with a reason instead."
    )


class StruckOut(Refused):
    sentence = _(
        "This entry was struck out and no longer counts. Record it anew if it was "
        "right after all."
    )


class OthersMeanwhile(Refused):
    sentence = _(
        "{seen} records were shown to you for this, and now it would be {now}: "
        "somebody else has changed some of them. Look at the list again, then do it "
        "once more."
    )


class NothingChosen(Refused):
    sentence = _(
        "None of the records that were chosen waits for this. Go back to the list and "
        "choose others."
    )
