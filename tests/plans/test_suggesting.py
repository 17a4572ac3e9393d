"""How often the words of a target find the indicator that is meant.

`pytest -s tests/plans/test_suggesting.py` prints the rates. The invented wordings below
share no sentence with the definitions; the second test reads real plans and their map,
where these lie beside the checkout.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from lanh.common.numbers import write_number
from lanh.plans.queries import candidates
from lanh.plans.rules import source
from lanh.plans.rules.suggest import Asked, suggest

Case = tuple[Asked, list[str]]
SHARED = Path(__file__).resolve().parents[3] / "shared"

INVENTED = [
    ("95% thôn bản, xã được tuyên truyền", "%", "events.commune_coverage"),
    ("200 buổi tuyên truyền phòng, chống ma túy", "buổi", "n.events.sessions"),
    ("30.000 lượt người dự truyền thông", "lượt người", "n.events.attendances"),
    ("12 lớp tập huấn cho cán bộ", "lớp", "n.events.classes"),
    ("95% người nghiện được lập hồ sơ quản lý", "%", "people.file_rate"),
    ("75% người nghiện có hồ sơ được cai nghiện", "%", "people.treatment_share"),
    ("100% người cai nghiện xong được quản lý sau cai", "%", "aftercare.coverage"),
    ("60% người sau cai có nhu cầu được học nghề", "%", "aftercare.vocational_met"),
    ("100% nạn nhân trở về được hỗ trợ", "%", "victims.support_rate"),
    ("85% cơ sở kinh doanh được kiểm tra", "%", "insp.coverage"),
    ("95% người nhiễm HIV biết tình trạng được điều trị ARV", "%", "hiv.art_rate"),
    ("80% cán bộ làm công tác cai nghiện được tập huấn", "%", "staff.trained_rate"),
    ("100% vụ việc mại dâm được phát hiện bị xử lý", "%", "tally.prostitution_rate"),
    ("20 điểm tư vấn hoạt động thường xuyên", "điểm", "n.facility.points_active"),
]
ROW = re.compile(r"^\| (\d{3}) \| T(\d+)\.(\d+) \|.*\| ([^|]+) \|$", re.MULTILINE)


def rates(cases: list[Case], name: str) -> tuple[float, float]:
    """The share found first, and among the first three."""
    first = third = 0
    for asked, meant in cases:
        found = [one.code for one in suggest(asked, candidates(), most=3)]
        first += bool(set(found[:1]) & set(meant))
        third += bool(set(found) & set(meant))
    one, three = first / len(cases), third / len(cases)
    print(f"\n{name}: {len(cases)} targets, first {one:.0%}, in three {three:.0%}")  # noqa: T201 (the rates are what this test is read for)
    return one, three


def test_invented_targets_find_their_indicator() -> None:
    cases = [(Asked(words, unit=unit), [code]) for words, unit, code in INVENTED]
    one, three = rates(cases, "invented")
    assert one >= 0.8
    assert three >= 0.9


def mapped() -> Iterator[Case]:
    """Targets of real plans with the indicator that the catalogue gives each figure."""
    labels = {path.name[:3]: path for path in (SHARED / "plans/labels").glob("*.json")}
    map_ = (SHARED / "design/catalogue/6-targets.md").read_text("utf-8")
    for plan, row, part, codes in ROW.findall(map_):
        meant = re.findall(r"`([a-z0-9_.]+)", codes)
        if plan in labels and meant:
            targets = json.loads(labels[plan].read_text("utf-8"))["targets"]
            target = targets[int(row) - 1]
            measure = target["measures"][int(part) - 1]
            words, value = target["text"], measure.get("value")
            number = None if value is None else write_number(Decimal(str(value)))
            span = source.figure(words, number) if number else None
            of, unit = measure.get("of") or "", measure.get("unit") or ""
            following = source.following(words, span)
            yield Asked(following, of, source.clause(words, span), unit), meant


def test_targets_of_real_plans_find_their_indicator() -> None:
    cases = list(mapped()) if SHARED.exists() else []
    if cases:
        one, three = rates(cases, "real plans")
        assert one >= 0.7
        assert three >= 0.85
