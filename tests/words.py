"""The sentences of the house, and their Vietnamese: `make words` gathers and compiles.

`python -m tests.words` rewrites the .po from the code: what is new stands there with an
empty translation, what is gone is dropped, files are named so that one can go from a
sentence to its class.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parent.parent / "src"
HOUSE = SOURCE / "lanh"
SPOKEN = HOUSE / "locale/vi/LC_MESSAGES/django.po"
LAZY = {"gettext_lazy": None, "gettext": None, "_": None}
QUOTED = r"u?(?P<{0}>(?P<{0}_mark>['\"]).*?(?P={0}_mark))"
CALL = re.compile(rf"(?<!n)gettext\({QUOTED.format('one')}\) ")
COUNTED = re.compile(
    rf"ngettext\({QUOTED.format('one')}, {QUOTED.format('many')}, count\)"
)
# A sentence, or one for 1 and one for all other numbers.
Sentence = str | tuple[str, str]
HEADER = """\
# Lành in Vietnamese. English sources stand in the code; the line above each pair names
# the file, so a sentence on the screen leads here, and from here to its class.
msgid ""
msgstr ""
"Language: vi\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


def in_code(text: str) -> Iterator[Sentence]:
    found = extract("python", BytesIO(text.encode()), DEFAULT_KEYWORDS | LAZY)
    yield from (key_of(message) for _line, message, *_rest in found)


def in_template(text: str) -> Iterator[Sentence]:
    calls = templatize(text)
    for call in CALL.finditer(calls):
        yield ast.literal_eval(call["one"])
    for call in COUNTED.finditer(calls):
        yield ast.literal_eval(call["one"]), ast.literal_eval(call["many"])


def key_of(message: object) -> Sentence:
    if isinstance(message, tuple | list):
        return str(message[0]), str(message[1])
    return str(message)


def first_of(message: object) -> str:
    """For 1, where there are two; of a translation the only one, for Vietnamese has
    one form for all numbers."""
    return str(message[0] if isinstance(message, tuple | list) else message)


def sentences() -> dict[Sentence, set[str]]:
    """What is marked for translation, in code and in templates, and in which files."""
    found: dict[Sentence, set[str]] = defaultdict(set)
    for path in [*HOUSE.rglob("*.py"), *HOUSE.rglob("*.html"), *HOUSE.rglob("*.txt")]:
        marked = in_code if path.suffix == ".py" else in_template
        for sentence in marked(path.read_text("utf-8")):
            found[sentence].add(str(path.relative_to(HOUSE)))
    return found


def spoken() -> dict[Sentence, str]:
    with SPOKEN.open("rb") as text:
        return {key_of(m.id): first_of(m.string) for m in read_po(text) if m.id}


def gathered() -> Catalog:
    """The catalogue as the code has it now, with the translations known so far."""
    known = spoken()
    catalog = Catalog(locale="vi", fuzzy=False)
    in_order = sorted(sentences().items(), key=lambda s: (min(s[1]), first_of(s[0])))
    for sentence, files in in_order:
        places = [(name, 1) for name in sorted(files)]
        told = known.get(sentence, "")
        said = told if isinstance(sentence, str) else (told,)
        catalog.add(sentence, said, locations=places)
    return catalog


def compiled() -> None:
    """What the pages read, made of what the translators wrote."""
    with SPOKEN.open("rb") as text, SPOKEN.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(text))


def main() -> int:
    # Not by `pybabel`, which takes a lone % in a sentence for a format of its own.
    if sys.argv[1:] == ["compile"]:
        compiled()
        return 0
    catalog = gathered()
    with SPOKEN.open("wb") as text:
        # A header of our own: Babel's carries the hour, which would change each time.
        text.write(HEADER.encode())
        write_po(text, catalog, width=0, include_lineno=False, omit_header=True)
    compiled()
    silent = [first_of(m.id) for m in catalog if m.id and not first_of(m.string)]
    sys.stdout.write("".join(f"not translated yet: {s}\n" for s in silent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
