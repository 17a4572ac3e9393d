"""Forms in our look: `{{ form }}` and `{{ field.as_field_group }}` use our parts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.common.numbers import read_number, write_number

Rows = tuple[tuple[str, ...], ...]


class OfficeRenderer(TemplatesSetting):
    form_template_name = "parts/fields.html"
    field_template_name = "parts/field.html"


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that are shown together: 'row' side by side, 'later' behind a summary."""

    kind: str
    fields: list[BoundField]

    @property
    def is_wrong(self) -> bool:
        return any(field.errors for field in self.fields)


class OfficeForm(forms.Form):
    """A form that says which fields stand side by side, and which few people need.

    beside: groups of names, each shown in one row where the first of them stands.
    later: names that are shown last, behind 'More'.
    user, today, record: who fills it in, on which day and about which record, where
        its fields hang on it.
    may_be_kept: it holds nobody's data, so that what is typed may wait on this device
    until it has arrived (`keep.js`).
    """

    beside: ClassVar[Rows] = ()
    later: ClassVar[tuple[str, ...]] = ()
    may_be_kept: ClassVar[bool] = False

    def __init__(
        self,
        *args: Any,
        user: User | None = None,
        today: date | None = None,
        record: Any = None,
        **kwargs: Any,
    ) -> None:
        self.user: Any = user
        self.today: Any = today
        self.record = record
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = _("Fill this in.")

    def blocks(self) -> Iterator[Block]:
        rows = {row[0]: row for row in self.beside}
        placed = {name for row in self.beside for name in row} | set(self.later)
        for field in self.visible_fields():
            if field.name in rows:
                here = [self[n] for n in rows[field.name] if n in self.fields]
                yield Block("row", here)
            elif field.name not in placed:
                yield Block("field", [field])
        if after := [self[name] for name in self.later if name in self.fields]:
            yield Block("later", after)


class WholeField(forms.IntegerField):
    """A whole number as offices write it (1.650), typed on a number pad."""

    widget = forms.TextInput
    # What a column of whole numbers holds on PostgreSQL; SQLite would take more.
    MOST: ClassVar = 2_147_483_647
    default_error_messages: ClassVar = {
        "invalid": _("Write a whole number, such as 120 or 1.650."),
    }

    def __init__(self, **asked: Any) -> None:
        super().__init__(**({"max_value": self.MOST} | asked))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        try:
            number = read_number(str(value))
        except ValueError:
            number = None
        if number is None or number != number.to_integral_value():
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(number)

    def prepare_value(self, value: Any) -> Any:
        return write_number(value) if isinstance(value, int) else value


# 23/11/2026, and with the dots, hyphens or nothing that a number pad leaves; browsers
# and addresses write 2026-11-23.
DAY = re.compile(r"(?P<d>\d{1,2})[/.\- ](?P<m>\d{1,2})[/.\- ](?P<y>\d{4})")
RUN_TOGETHER = re.compile(r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})")


def read_day(text: str) -> date:
    """A day as offices write it; ValueError for what is none."""
    text = text.strip()
    found = DAY.fullmatch(text) or RUN_TOGETHER.fullmatch(text)
    if found is None:
        return date.fromisoformat(text)
    return date(int(found["y"]), int(found["m"]), int(found["d"]))


class DayInput(forms.DateInput):
    """Typed as offices write it, with a calendar beside it (`day.js`).

    The browser's own date field shows 05/03 or 03/05 by the browser's language, which
    in offices is often English: a wrong day that nobody sees.
    """

    def __init__(self) -> None:
        attrs = {
            "inputmode": "numeric",
            "autocomplete": "off",
            "maxlength": 10,
            "placeholder": _("dd/mm/yyyy"),
            "class": "day",
            "data-day": _("Open the calendar"),
        }
        super().__init__(attrs=attrs, format="%d/%m/%Y")


class DayField(forms.DateField):
    """A day, as offices write it: 23/11/2026."""

    widget = DayInput
    default_error_messages: ClassVar = {
        "invalid": _("Write a day as it stands in papers, such as 23/11/2026."),
    }

    def strptime(self, value: str, format: str) -> date:
        return read_day(value)

    def prepare_value(self, value: Any) -> Any:
        """An address carries 2026-11-23; shown again it is written as offices do."""
        try:
            return read_day(value) if isinstance(value, str) and value else value
        except ValueError:
            return value


class WordsField(forms.CharField):
    """A reason, an evidence: asked for, yet not required by the form.

    The rule's own refusal tells what to write, to every caller alike.
    """

    widget = forms.Textarea(attrs={"rows": 3})
    is_asked = True

    def __init__(self, **asked: Any) -> None:
        super().__init__(**({"required": False} | asked))


class SeenField(forms.IntegerField):
    """The version that the person saw; shown again, it is the one that stands now.

    So whoever was told that somebody else had changed the record may save a second
    time, knowing it.
    """

    widget = forms.HiddenInput

    def bound_data(self, data: Any, initial: Any) -> Any:
        return initial


class PressedForm(OfficeForm):
    """Nothing is typed: the button is the answer.

    Bind it to whatever was sent by POST, which may be empty.
    """


def initial_of(record: object, names: tuple[str, ...]) -> Mapping[str, Any]:
    """What a form that changes a record starts from."""
    return {name: getattr(record, name) for name in names}
