"""The table of all units before and after 1 July 2025, as it comes with the house."""

from argparse import ArgumentParser
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Count, Sum

from lanh.audit.models import Line
from lanh.places import actions, command, queries
from lanh.places.errors import AlreadyLoaded, CodeInForce
from lanh.places.imports.pack import pack
from lanh.places.imports.table import Table, key_of, table
from lanh.places.models import Lineage, Place
from tests.cast import OPERATOR, place

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)
ROOT = {"id": "VN", "code": "VN", "level": "central", "kind": "country"}


def little(*rows: dict[str, str], digest: str = "d") -> Table:
    nothing = dict.fromkeys(("parent", "since", "until", "latitude"), "")
    blank = nothing | {"longitude": "", "area": "", "name": "Việt Nam"}
    return Table([blank | row for row in rows], [], digest)


@pytest.fixture
def whole(db: None) -> Table:
    whole = table()
    actions.load(by=OPERATOR, table=whole)
    return whole


@pytest.mark.both
@pytest.mark.slow
def test_all_units_come_in_by_one_act_and_only_once(whole: Table) -> None:
    def number(day: date, level: str) -> int:
        return Place.objects.in_force(day).filter(level=level).count()

    assert (number(OLD, "province"), number(NEW, "province")) == (63, 34)
    assert (number(OLD, "district"), number(NEW, "district")) == (696, 0)
    assert (number(OLD, "commune"), number(NEW, "commune")) == (10_035, 3_321)
    line = Line.objects.get()
    assert line.details == {
        "units": 14_150,
        "lineage": len(whole.lineage),
        "table": whole.digest,
    }
    with pytest.raises(AlreadyLoaded, match="Nothing was changed"):
        actions.load(by=OPERATOR, table=whole)
    # What ended keeps its whole weight, so that totals keep in any later map.
    weights = Lineage.objects.values("old").annotate(total=Sum("weight", default=0))
    assert all(abs(row["total"] - 1) < Decimal("1e-9") for row in weights)
    assert weights.count() == Place.objects.exclude(until=None).count() == 10_794


@pytest.mark.both
@pytest.mark.slow
def test_the_map_of_the_country_is_asked(whole: Table) -> None:
    hong_ha = queries.search("hong ha", as_of=NEW)[0].place
    assert (hong_ha.code, str(hong_ha.parent)) == ("00097", "Thành phố Hà Nội")
    old = queries.search("phuc xa, ba dinh", as_of=OLD)[0].place
    assert [str(p) for p in queries.ancestors(old)] == [
        "Việt Nam",
        "Thành phố Hà Nội",
        "Quận Ba Đình",
    ]
    assert all(row.new for row in queries.successors(old))
    district = queries.search("quan ba dinh", as_of=OLD)[0].place
    assert [share.unit for share in queries.restated(district, as_of=NEW)] == [None]
    assert queries.children(queries.ancestors(old)[1], as_of=OLD).count() == 30


@pytest.mark.slow
def test_the_gaps_of_the_table_are_told(whole: Table) -> None:
    gone = {unit.code for unit in queries.without_successor()}
    assert gone == {"01651", "02482"}
    fresh = {unit.name for unit in queries.without_predecessor(NEW)}
    assert fresh == {
        f"Đặc khu {name}"
        for name in ("Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo")
    }
    assert queries.partly_told().count() == 132
    divided = Lineage.objects.values("old").annotate(parts=Count("id"))
    assert divided.filter(old__level="commune", parts__gt=1).count() == 441


def test_a_unit_has_the_same_key_in_every_instance(db: None) -> None:
    actions.load(by=OPERATOR, table=little(ROOT))
    assert Place.objects.get().pk == key_of("VN")
    more = {"id": "p01", "code": "01", "level": "province", "kind": "city"}
    more |= {"parent": "VN", "since": "2025-07-01", "name": "Thành phố Hà Nội"}
    assert actions.load(by=OPERATOR, table=little(ROOT, more)).units == 1
    assert Place.objects.get(code="01").parent_id == key_of("VN")


def test_a_table_does_not_take_a_code_from_who_holds_it(db: None) -> None:
    place("VN", "Nước thử nghiệm", "central", None)
    with pytest.raises(CodeInForce, match="Nước thử nghiệm"):
        actions.load(by=OPERATOR, table=little(ROOT))


def test_the_same_tables_are_packed_to_the_same_bytes(tmp_path: Path) -> None:
    units = """id,code,level,type,name,parent,from,until,lat,lon,area_km2
VN,VN,country,nước,Việt Nam,,,,,,
p82-old,82,province,tỉnh,Tỉnh Cũ,VN,,2025-07-01,,,
p80,80,province,tỉnh,Tỉnh Một,VN,2025-07-01,,,,
p82,82,province,tỉnh,Tỉnh Hai,VN,2025-07-01,,,,
d1,d1,district,huyện,Huyện Cũ,p82-old,,2025-07-01,,,
c1-old,1,commune,xã,Phường Một,d1,,2025-07-01,10.1234567,106.5,
c2-old,2,commune,xã,Xã Hai,d1,,2025-07-01,,,
c1,1,commune,xã,Xã Một,p80,2025-07-01,,,,
c2,2,commune,xã,Xã Hai,p82,2025-07-01,,,,
c3,3,commune,xã,Xã Ba,p82,2025-07-01,,,,
"""
    lineage = """old,new,share,on
p82-old,p80,part,2025-07-01
p82-old,p82,part,2025-07-01
c1-old,c1,whole,2025-07-01
c2-old,c2,part,2025-07-01
c2-old,c3,part,2025-07-01
"""
    (tmp_path / "units.csv").write_text(units, "utf-8")
    (tmp_path / "lineage.csv").write_text(lineage, "utf-8")
    assert pack(tmp_path, tmp_path) == ["c1-old: type 'xã', yet named 'Phường Một'"]
    first = (tmp_path / "units.csv.gz").read_bytes()
    packed = table(tmp_path)
    told = {(row["old"], row["new"]): row for row in packed.lineage}
    assert told["d1", ""]["share"] == "none"
    assert told["p82-old", "p80"]["weight"] == "0.500000"
    assert told["c2-old", "c3"]["basis"] == "equal"
    assert packed.units[5]["kind"] == "ward"
    pack(tmp_path, tmp_path)
    assert (tmp_path / "units.csv.gz").read_bytes() == first


@pytest.mark.slow
def test_the_operator_loads_once_and_is_told_the_gaps(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = ArgumentParser()
    command.add(parser.add_subparsers())
    asked = parser.parse_args(["places", "load"])
    assert asked.run(asked) == 0
    told = capsys.readouterr().out
    assert "14150 units" in told
    assert "01651 Xã Mỹ Hưng" in told
    assert asked.run(asked) == 0
    assert "Nothing was changed" in capsys.readouterr().out
