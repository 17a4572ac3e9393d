"""What the writer wrote, the reader reads back: labels are text, parts in order."""

from lanh.reader import read
from lanh.writer import write
from tests.writer.papers import plan


def test_a_plan_comes_back_with_its_head_its_headings_and_its_work() -> None:
    got = read(write(plan()), name="ke-hoach.docx").to_json()
    head = got["document"]
    assert (head["type"], head["number"]) == ("ke_hoach", "15/KH-UBND")
    assert (head["date"], head["place"]) == ("2026-01-05", "Lành Sơn")
    assert head["issuer"] == "Ủy ban nhân dân tỉnh Lành Sơn"
    assert head["subject"] == "Phòng, chống tệ nạn xã hội năm 2026"
    assert [signer["name"] for signer in head["signers"]] == ["Nông Văn Sơn"]
    titles = [f"{one['label']} {one['title']}" for one in got["outline"]]
    assert titles[:3] == ["I MỤC TIÊU", "1 Mục tiêu cụ thể", "II NỘI DUNG HOẠT ĐỘNG"]
    (target,) = got["targets"]
    assert (target["path"], target["measures"][0]["value"]) == ("I.1.1", 90)
    (activity,) = got["activities"]
    assert activity["lead"] == ["Công an tỉnh"]
    assert activity["time"]["text"] == "Quý II năm 2026"
    assert [one["value"] for one in activity["outputs"]] == [15, 20_000]
    assert [one["deadline"] for one in got["reporting"]] == ["2026-06-15"]
