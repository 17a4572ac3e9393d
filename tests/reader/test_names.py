"""No rule of the reader names a document, a province or a person of the sample."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import lanh.reader
from lanh.common.text import fold
from tests.reader.plans import plans

READER = Path(lanh.reader.__file__).parent
# Places and people of the five sample documents. Only what their names in small
# letters hash to stands here, so that the repository holds no real name.
KNOWN = {
    "04b00d93d6358fd377c3",
    "e163ea76112a50e80821",
    "8de4ed043a59413f5e05",
    "1ae6e41a89aa7e6426b8",
    "e72bb10c1a5c45290170",
    "5833426d30c5edcd4eae",
    "0e0ae4eab92bf6f3d57f",
    "0ea96b27b86378205e4d",
    "028112f034f5a79018b4",
    "fbb5917bc71daa164dc5",
    "0769f6917eec1721b261",
    "fb5c84a2fc16eee03a30",
    "692d6ed21b93076bc546",
    "426a64cdc4ed5cae2b25",
    "74135d953bdf83c3f2af",
    "291c9dae6e928bc9ec95",
    "10c2ac63554155773dd7",
    "47af54f82952797fb140",
    "763643cee09a2cb92043",
    "dd1bd9d1a5df61b8f1d1",
    "5219000f4315c358eb1c",
    "8c3ac1f6c479c317a786",
    "ca26b7f75cef8f238704",
    "c962cb16255cb6eba484",
    "5052a7727a940f5b7083",
    "bb9901e8994d82e8771f",
    "1d02e0ae6e061fa21145",
    "cd4ab6fe3a0d0cf512b1",
    "328df41c50e127239f3a",
    "e312d4e1605c89f9f696",
    "0242cd65040dbb40b660",
    "704360a08937a58d5afe",
    "ff43ec4b6473d682981a",
    "b89301daa12a7886cc8c",
    "f2b61ad3d3e49c850014",
    "2d190ec66f1b71e28df3",
    "4d6da7d0fcef289017ad",
    "dcf4a371af3db3503346",
}


def sources() -> Iterator[tuple[str, str]]:
    for path in [*READER.rglob("*.py"), *READER.rglob("*.list")]:
        yield str(path.relative_to(READER)), path.read_text("utf-8")


def phrases(text: str) -> Iterator[str]:
    """Every run of two to five words within a line, in small letters."""
    for line in text.splitlines():
        words = re.findall(r"[^\W\d_]+", line.casefold())
        for size in range(2, 6):
            for start in range(len(words) - size + 1):
                yield " ".join(words[start : start + size])


def test_no_name_of_the_sample_stands_in_the_code() -> None:
    found = [
        (name, phrase)
        for name, text in sources()
        for phrase in phrases(text)
        if hashlib.sha256(phrase.encode()).hexdigest()[:20] in KNOWN
    ]
    assert not found


@pytest.mark.plans
def test_no_name_in_the_labels_stands_in_the_code() -> None:
    names = set()
    for path in (plans() / "labels").glob("*.json"):
        document = json.loads(path.read_text("utf-8"))["document"]
        names |= {fold(one["name"]) for one in document["signers"]}
        names |= {fold(document["place"] or ""), path.stem.split("_")[-1]}
        if document["number"] and document["number"][0].isdigit():
            names.add(fold(document["number"]))
    names.discard("")
    assert names
    found = [(n, name) for n, text in sources() for name in names if name in fold(text)]
    assert not found
