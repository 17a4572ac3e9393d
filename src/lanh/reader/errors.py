"""Why the reader will not read a file: nothing of it is kept."""

from lanh.common.refusal import Refused
from lanh.common.words import Worded, _


class Danger(Worded):
    """What no plain document holds."""

    MACROS = "macros", _("macros")
    MANY = "many", _("thousands of parts")
    BOMB = "bomb", _("a part that unpacks to an enormous size")
    STRANGE = "strange", _("a part that no office program writes")


class FileMissing(Refused):
    sentence = _(
        "There is no file {name}. Check the name and the folder, then try again."
    )


class NothingInFile(Refused):
    sentence = _(
        "{name} holds no words. Choose the file that the document is in; a scan must "
        "first be recognised."
    )


class NoDocument(Refused):
    sentence = _(
        "{name} is no document that can be read. Save it as .txt, .docx or .pdf and "
        "try again."
    )


class TooLarge(Refused):
    sentence = _(
        "{name} is {size} MB large and the limit is {limit} MB. Take out the pictures "
        "or the annexes and try again."
    )


class StampedSecret(Refused):
    sentence = _(
        "{name} bears the secrecy stamp {stamp} on its first page. Nothing of it was "
        "kept; handle it on the network for classified papers."
    )


class UnsafeFile(Refused):
    sentence = _(
        "{name} holds {what}, which no plain document needs. Save its text as a new "
        "file without it and try again."
    )


class Encrypted(Refused):
    sentence = _(
        "{name} is locked with a password. Save it without the password and try again."
    )


class ReaderMissing(Refused):
    sentence = _(
        "{name} needs {program}, which is not installed here. Install it, or save the "
        "document as .docx."
    )
