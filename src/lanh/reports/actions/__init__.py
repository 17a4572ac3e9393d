"""What a person can do, by noun: what is owed, filling, reviewing, questions."""

from lanh.reports.actions.filling import (
    explain,
    nothing_to_report,
    refill,
    save_cells,
    send,
    start,
)
from lanh.reports.actions.owing import close_period, extend, load_forms, open_period
from lanh.reports.actions.questions import answer, ask, judge, withdraw
from lanh.reports.actions.reviewing import accept, send_back

__all__ = [
    "accept",
    "answer",
    "ask",
    "close_period",
    "explain",
    "extend",
    "judge",
    "load_forms",
    "nothing_to_report",
    "open_period",
    "refill",
    "save_cells",
    "send",
    "send_back",
    "start",
    "withdraw",
]
