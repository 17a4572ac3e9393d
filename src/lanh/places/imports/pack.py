"""How the table in `data/` was made: two plain tables in, two packed ones out.

    lanh places pack FOLDER

The folder holds `units.csv` (id, code, level, type, name, parent, from, until, lat,
lon, area_km2) and `lineage.csv` (old, new, share, on). The same folder gives the same
bytes.
What the tables do not say is decided here and named in the data: the basis of a weight,
and the bucket for what has no successor.
"""

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, Decimal
from io import StringIO
from pathlib import Path
from typing import Final

from lanh.places import rules
from lanh.places.imports.table import DATA, Row
from lanh.places.rules import Basis, Kind, Share

UNITS: Final = "id code level kind name parent since until latitude longitude area"
LINEAGE: Final = "old new share weight basis on"
_KINDS: Final[Mapping[str, Kind]] = {
    "nước": Kind.COUNTRY,
    "tỉnh": Kind.PROVINCE,
    "thành phố": Kind.CITY,
    "quận": Kind.URBAN_DISTRICT,
    "huyện": Kind.DISTRICT,
    "thị xã": Kind.TOWN,
    "xã": Kind.COMMUNE,
    "phường": Kind.WARD,
    "thị trấn": Kind.TOWNSHIP,
    "đặc khu": Kind.SPECIAL_ZONE,
}


def pack(source: Path, target: Path = DATA) -> list[str]:
    """Pack the tables of `source` into `target`; what was found odd, a line each."""
    units, lineage = _read(source / "units.csv"), _read(source / "lineage.csv")
    packed = [_unit(row) for row in units]
    lines = sorted(_lines(units, lineage), key=lambda row: (row["old"], row["new"]))
    _write(target / "units.csv.gz", UNITS, packed)
    _write(target / "lineage.csv.gz", LINEAGE, lines)
    return [*_odd(units, packed, lines), *_left_out(lineage, lines)]


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def _write(path: Path, names: str, rows: Sequence[Row]) -> None:
    text = StringIO()
    writer = csv.DictWriter(text, names.split(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    # mtime=0: the hour of packing is no part of the data.
    path.write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))


def _unit(row: Row) -> dict[str, str]:
    """Where a unit's type and its name disagree, the name is the official word."""
    level = "central" if row["level"] == "country" else row["level"]
    named = rules.kind_of(row["name"], level)
    return {
        "id": row["id"],
        "code": row["code"],
        "level": level,
        "kind": named.value,
        "name": row["name"],
        "parent": row["parent"],
        "since": row["from"],
        "until": row["until"],
        "latitude": _rounded(row["lat"], "0.00001"),
        "longitude": _rounded(row["lon"], "0.00001"),
        "area": row["area_km2"],
    }


def _rounded(number: str, to: str) -> str:
    return str(Decimal(number).quantize(Decimal(to))) if number else ""


def _lines(units: Sequence[Row], lineage: Sequence[Row]) -> Iterator[dict[str, str]]:
    """Each ended unit with all its successors and their weights, or with none."""
    went: dict[str, list[Row]] = defaultdict(list)
    for row in lineage:
        went[row["old"]].append(row)
    homes = {row["id"]: row["parent"] for row in units}
    for unit in units:
        if unit["until"] and unit["id"] not in went:
            none = (Share.NONE, "1", Basis.WHOLE)
            yield _line(unit["id"], "", *none, on=unit["until"])
    for old, rows in went.items():
        if rows[0]["share"] == Share.WHOLE:
            whole = (Share.WHOLE, "1", Basis.WHOLE)
            yield _line(old, rows[0]["new"], *whole, on=rows[0]["on"])
            continue
        basis = Basis.COMMUNES if old.startswith("p") else Basis.EQUAL
        weights = (
            _by_communes(old, rows, went, homes)
            if basis is Basis.COMMUNES
            else rules.equal_weights(len(rows))
        )
        for row, weight in zip(rows, weights, strict=True):
            if weight:
                part = (Share.PART, str(weight), basis)
                yield _line(old, row["new"], *part, on=row["on"])


def _line(
    old: str, new: str, share: Share, weight: str, basis: Basis, *, on: str
) -> dict[str, str]:
    return {
        "old": old,
        "new": new,
        "share": share.value,
        "weight": weight,
        "basis": basis.value,
        "on": on,
    }


def _by_communes(
    old: str,
    rows: Sequence[Row],
    went: Mapping[str, Sequence[Row]],
    homes: Mapping[str, str],
) -> list[Decimal]:
    """A province's weights: how many of its communes went to each new province."""
    number: Counter[str] = Counter()
    for commune, successors in went.items():
        if homes.get(homes[commune]) == old:
            number.update({homes[row["new"]] for row in successors})
    total = sum(number[row["new"]] for row in rows)
    smaller = [
        (Decimal(number[row["new"]]) / total).quantize(Decimal("0.000001"), ROUND_DOWN)
        for row in rows[1:]
    ]
    return [1 - sum(smaller, Decimal(0)), *smaller]


def _left_out(lineage: Sequence[Row], lines: Sequence[Row]) -> Iterator[str]:
    kept = {(row["old"], row["new"]) for row in lines}
    for row in lineage:
        if (row["old"], row["new"]) not in kept:
            yield f"{row['old']} → {row['new']}: left out, for no commune went there"


def _odd(
    units: Sequence[Row], packed: Sequence[Row], lines: Sequence[Row]
) -> Iterator[str]:
    for was, unit in zip(units, packed, strict=True):
        if _KINDS[was["type"]].value != unit["kind"]:
            yield f"{unit['id']}: type '{was['type']}', yet named '{unit['name']}'"
    parts = Counter(row["old"] for row in lines if row["share"] == Share.PART)
    for old, number in parts.items():
        if number == 1:
            yield f"{old}: 'part' of it has a successor, the rest is told nowhere"
