"""Which numbers a cell takes."""

from decimal import Decimal

import pytest

from lanh.reports import actions
from lanh.reports.errors import NoSuchCell, NumberTooFine, NumberTooLarge
from tests.cast import TODAY, Cast, begun
from tests.reports.test_filling import explained, typed

pytestmark = pytest.mark.both


def test_a_number_that_no_cell_holds_is_refused(cast: Cast) -> None:
    with pytest.raises(NumberTooLarge):
        typed(cast, begun(cast), {"staff.field": 10**15})


def test_nothing_to_report_in_a_section_that_is_none_is_refused(cast: Cast) -> None:
    report = begun(cast)
    with pytest.raises(NoSuchCell):
        actions.nothing_to_report(
            by=cast.officer,
            submission=report,
            version=report.version,
            element="staff.felid",
            today=TODAY,
        )


def test_a_number_is_never_rounded_in_silence(cast: Cast) -> None:
    report = begun(cast)
    with pytest.raises(NumberTooFine, match="1,00005 has more than 4 decimals"):
        typed(cast, report, {"staff.field": Decimal("1.00005")})
    with pytest.raises(NumberTooFine):
        explained(cast, report, "staff.field", Decimal("1.00005"))
    assert typed(cast, report, {"staff.field": Decimal("1.50000")})
