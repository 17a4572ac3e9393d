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
CALL = re.compile(r"gettext\(u?(?P<quoted>(?P<quote>['\"]).*?(?P=quote))\) ")
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


def in_code(text: str) -> Iterator[str]:
    found = extract("python", BytesIO(text.encode()), DEFAULT_KEYWORDS | LAZY)
    yield from (str(message) for _line, message, *_rest in found)


def in_template(text: str) -> Iterator[str]:
    for call in CALL.finditer(templatize(text)):
        yield ast.literal_eval(call["quoted"])


def sentences() -> dict[str, set[str]]:
    """What is marked for translation, in code and in templates, and in which files."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in [*HOUSE.rglob("*.py"), *HOUSE.rglob("*.html"), *HOUSE.rglob("*.txt")]:
        marked = in_code if path.suffix == ".py" else in_template
        for sentence in marked(path.read_text("utf-8")):
            found[sentence].add(str(path.relative_to(HOUSE)))
    return found


def spoken() -> dict[str, str]:
    with SPOKEN.open("rb") as text:
        return {str(m.id): str(m.string) for m in read_po(text) if m.id}


def gathered() -> Catalog:
    """The catalogue as the code has it now, with the translations known so far."""
    known = spoken()
    catalog = Catalog(locale="vi", fuzzy=False)
    for sentence, files in sorted(sentences().items(), key=lambda s: (min(s[1]), s[0])):
        places = [(name, 1) for name in sorted(files)]
        catalog.add(sentence, known.get(sentence, ""), locations=places)
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
    silent = [str(m.id) for m in catalog if m.id and not m.string]
    sys.stdout.write("".join(f"not translated yet: {s}\n" for s in silent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
