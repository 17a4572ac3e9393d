"""Shape only: what it means is for the rules."""

from functools import partial
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lanh.registers.inspections import queries
from lanh.registers.inspections.queries import (
    Act,
    Action,
    Decision,
    Field,
    Finding,
    Ground,
    Mended,
    Position,
    Result,
)
from lanh.web.inspections.words import LABELS
from lanh.web.parts.forms import DayField, OfficeForm, Rows, SeenField, WholeField
from lanh.web.parts.records.fields import Fields, WhyForm, own
from lanh.web.parts.records.lists import members_of

of = Fields(LABELS)
MOST = 10**12  # đồng
SURPRISES = [ground for ground in Ground if ground is not Ground.PLAN]


def one_of(codes: Any, name: str, none: Any = None, **asked: Any) -> forms.ChoiceField:
    """One of our codes; none: the words for leaving it open."""

    def choices() -> list[tuple[str, Any]]:
        found: list[tuple[str, Any]] = members_of(codes)
        return found if none is None else [("", none), *found]

    return forms.ChoiceField(label=LABELS[name], choices=choices, **asked)


def money(name: str, **asked: Any) -> WholeField:
    return WholeField(label=LABELS[name], min_value=1, max_value=MOST, **asked)


class TeamForm(OfficeForm):
    name = of.line("name", size=200)
    code = of.line("code", size=20)
    agency = forms.CharField(label=LABELS["standing_agency"], max_length=200)
    since = DayField(label=LABELS["since"])
    decision = of.line("decision", size=200, required=False)
    least_present = of.whole("least_present", initial=3, min_value=1)
    basis = of.line("basis", initial=queries.BASIS)

    beside: ClassVar[Rows] = (("code", "since"),)
    later = ("least_present", "basis")

    def __init__(self, *args: Any, **asked: Any) -> None:
        asked["initial"] = own(asked["user"], asked["today"]) | asked["initial"]
        super().__init__(*args, **asked)
        places = queries.places_to_inspect(self.user, today=self.today)
        self.fields["place"] = forms.ModelChoiceField(
            places, label=LABELS["place"], empty_label=None
        )
        self.order_fields(("name", "place", "code"))


class SeatForm(OfficeForm):
    agency = of.line("agency", size=200)
    position = one_of(Position, "position", initial=Position.MEMBER.value)
    since = DayField(label=LABELS["since"])

    beside: ClassVar[Rows] = (("position", "since"),)


class TeamsForm(OfficeForm):
    """A form about one of the teams of one's places; one's own is filled in."""

    def __init__(self, *args: Any, **asked: Any) -> None:
        super().__init__(*args, **asked)
        teams = queries.own_teams(self.user, today=self.today)
        mine = own(self.user, self.today)["place"]
        first = teams.filter(place=mine).first() or teams.first()
        self.fields["team"] = forms.ModelChoiceField(
            teams, label=LABELS["team"], empty_label=None, initial=first
        )
        self.order_fields(("team",))


class PlanForm(TeamsForm):
    name = of.line("name", size=200)
    first = DayField(label=LABELS["first_day"])
    last = DayField(label=LABELS["last_day"])
    n_sessions = of.whole("n_sessions", min_value=1)
    areas = of.line("areas", size=500, required=False)
    decision = of.line("decision", size=200, required=False)

    beside: ClassVar[Rows] = (("first", "last"),)


class ScheduleForm(TeamsForm):
    day = DayField(label=LABELS["day"])
    field = one_of(Field, "field")
    ground = forms.ChoiceField(label=LABELS["ground"], required=False)

    beside: ClassVar[Rows] = (("day", "field"), ("plan", "ground"))

    def __init__(self, *args: Any, **asked: Any) -> None:
        super().__init__(*args, **asked)
        plans = queries.plans(self.user, today=self.today)
        self.fields["plan"] = forms.ModelChoiceField(
            plans.filter(last__gte=self.today),
            label=LABELS["plan"],
            empty_label=_("outside the plan"),
            required=False,
        )
        ground = self.fields["ground"]
        if isinstance(ground, forms.ChoiceField):
            known = [one for one in members_of(Ground) if one[0] in SURPRISES]
            ground.choices = [("", _("by the plan")), *known]

    def clean_ground(self) -> Any:
        return self.cleaned_data["ground"] or Ground.PLAN.value


class BeginForm(OfficeForm):
    """Nobody is ticked beforehand: who is there is what the minutes will say."""

    def __init__(self, *args: Any, **asked: Any) -> None:
        super().__init__(*args, **asked)
        team, day = self.record.team, self.record.day
        self.fields["present"] = forms.ModelMultipleChoiceField(
            team.seats.on(day),
            label=LABELS["present"],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=f"{team.least_present}: {team.basis}",
        )


class SignForm(OfficeForm):
    minutes_no = of.line("minutes_no", size=60)


class DecisionForm(OfficeForm):
    """A rung of the ladder; the amount only for a fine."""

    action = one_of(Action, "action")
    decision_no = of.line("decision_no", size=60, required=False)
    fine = money("fine", required=False)
    due = DayField(label=LABELS["due"], required=False)

    beside: ClassVar[Rows] = (("fine", "due"),)


class FindingForm(DecisionForm):
    """Something found on the spot, often decided there and then."""

    act = one_of(Act, "act", _("Choose"), required=False)
    text = of.line("text", size=500, required=False)
    action = one_of(Action, "action", _("not decided yet"), required=False)
    recheck = DayField(label=LABELS["recheck"], required=False)

    field_order = ("act", "text", "action", "decision_no", "fine", "due", "recheck")
    # No name is ever in it, so what is typed may wait on the device of the inspector.
    may_be_kept = True

    def finding(self) -> Finding:
        told = self.cleaned_data
        decision = None
        if told["action"]:
            decision = Decision(
                Action(told["action"]),
                self.today,
                told["decision_no"],
                told["fine"],
                told["due"],
            )
        return Finding(Act(told["act"]), told["text"], decision, told["recheck"])


class FindForm(FindingForm):
    """What the action is told: the finding, made of the fields."""

    act = one_of(Act, "act", _("Choose"))

    def clean(self) -> dict[str, Any]:
        super().clean()
        return {} if self.errors else {"finding": self.finding()}


class VisitForm(FindingForm):
    """One premises of the inspection: one press if all is in order."""

    result = forms.ChoiceField(choices=partial(members_of, Result))
    minutes_no = of.line("minutes_no", size=60, required=False)

    def clean(self) -> dict[str, Any]:
        """The button says the result; what was typed must not say another."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        wrong = told.get("result") == Result.VIOLATION
        if wrong and not told.get("act"):
            self.add_error("act", _("Choose what was found."))
        if not wrong and any(told.get(name) for name in ("act", "text", "action")):
            said = _("A violation is written below. Save it as one, or empty it.")
            raise ValidationError(said)
        return told

    @property
    def told(self) -> dict[str, Any]:
        """What the action is told."""
        wrong = self.cleaned_data["result"] == Result.VIOLATION
        number = self.cleaned_data["minutes_no"]
        return {"findings": [self.finding()] if wrong else [], "minutes_no": number}


class DecideForm(DecisionForm):
    decided_on = DayField(label=LABELS["decided_on"])
    version = SeenField()

    field_order = ("action", "decided_on", "decision_no", "fine", "due")
    beside: ClassVar[Rows] = (("decided_on", "decision_no"), ("fine", "due"))

    def __init__(self, *args: Any, **asked: Any) -> None:
        asked["initial"] = {"decided_on": asked["today"]} | asked["initial"]
        super().__init__(*args, **asked)


class PayForm(OfficeForm):
    day = DayField(label=LABELS["paid_on"])
    amount = money("amount")

    beside: ClassVar[Rows] = (("day", "amount"),)

    def __init__(self, *args: Any, **asked: Any) -> None:
        start = {"day": asked["today"], "amount": asked["record"].owed}
        asked["initial"] = start | asked["initial"]
        super().__init__(*args, **asked)


class OrderForm(OfficeForm):
    due = DayField(label=LABELS["recheck"])


class RecheckForm(OfficeForm):
    done = DayField(label=LABELS["done"])
    result = one_of(Mended, "result")

    beside: ClassVar[Rows] = (("done", "result"),)

    def __init__(self, *args: Any, **asked: Any) -> None:
        asked["initial"] = {"done": asked["today"]} | asked["initial"]
        super().__init__(*args, **asked)


class StrikeForm(WhyForm):
    version = SeenField()


class PutForm(OfficeForm):
    """Which inspection the chosen premises are put into; the next one first."""

    def __init__(self, *args: Any, **asked: Any) -> None:
        super().__init__(*args, **asked)
        upcoming = queries.upcoming(self.user, today=self.today)
        self.fields["session"] = forms.ModelChoiceField(
            upcoming,
            label=LABELS["session"],
            empty_label=None,
            initial=upcoming.first(),
        )
