"""Fields that take numbers and lists as people in offices write them."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lanh.common.numbers import read_number, write_number
from lanh.plans.models import Output

_OUTPUT = re.compile(
    r"\s*(?P<value>[\d.,]+)(?:\s*[-–]\s*(?P<upper>[\d.,]+))?\s+(?P<unit>.+)"
)


# How a document's dates are typed, and how they are kept (ISO 8601, a part left blank).
_WRITTEN = (
    (re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})"), "{2}-{1:0>2}-{0:0>2}"),
    (re.compile(r"(\d{1,2})/(\d{4})"), "{1}-{0:0>2}"),
    (re.compile(r"(\d{1,2})/(\d{1,2})"), "--{1:0>2}-{0:0>2}"),
)


class WrittenDayField(forms.CharField):
    """16/01/2026, or 01/2026 or 20/12 where the rest is left blank; what is none of
    them goes on as it was typed, for the rule to refuse."""

    def clean(self, value: Any) -> Any:
        typed = re.sub(r"\s*[/.]\s*", "/", super().clean(value).strip())
        for pattern, kept in _WRITTEN:
            if found := pattern.fullmatch(typed):
                return kept.format(*found.groups())
        return typed

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, str) or "/" in value:
            return value
        return "/".join(reversed(value.removeprefix("--").split("-")))


class NamedField(forms.CharField):
    """The number of a document: asked for, yet not required by the form, so that the
    rule's own refusal tells what to write."""

    is_asked = True

    def __init__(self, **asked: Any) -> None:
        super().__init__(**({"required": False, "max_length": 60} | asked))


class NumberField(forms.CharField):
    """1.650 and 41,13; kept as an exact number, None where it is blank."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        return exact(typed) if typed else None

    def prepare_value(self, value: Any) -> Any:
        return write_number(value) if isinstance(value, int | float) else value


class LinesField(forms.CharField):
    """One thing a line; kept as a list."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        return [line.strip() for line in typed.splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class OutputsField(LinesField):
    """What is delivered, one a line: '3.000 tờ rơi', '15 - 20 học viên'."""

    def clean(self, value: Any) -> Any:
        return [self._read(line) for line in super().clean(value)]

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(written(one) for one in value)

    def _read(self, line: str) -> dict[str, Any]:
        found = _OUTPUT.fullmatch(line)
        if found is None:
            raise ValidationError(
                _("'%(line)s': begin each line with its number, as in '15 classes'."),
                params={"line": line},
            )
        upper = exact(found["upper"]) if found["upper"] else None
        return {"value": exact(found["value"]), "upper": upper, "unit": found["unit"]}


def exact(typed: str) -> Decimal:
    """The number that was typed, or a complaint that tells how to type one."""
    try:
        return read_number(typed)
    except ValueError:
        raise ValidationError(
            _("'%(typed)s' is no number. Write 1.650 or 41,13."),
            params={"typed": typed},
        ) from None


def written(output: dict[str, Any]) -> str:
    """'15 - 20 học viên'."""
    value, upper = output["value"], output.get("upper")
    number = write_number(value) if value is not None else ""
    if upper is not None:
        number = f"{number} - {write_number(upper)}"
    return f"{number} {output['unit']}".strip()


def output_words(output: Output) -> str:
    """The same of what a plan's activity delivers."""
    told = {"value": output.value, "upper": output.upper, "unit": output.unit}
    return written(told)
