"""`lanh forms load`, as the operator types it."""

import sys

import pytest

from lanh.elements.forms import FormText, forms, read_form
from lanh.project import command
from lanh.reports import actions
from lanh.reports.models import FormVersion


def typed(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["lanh", *words])
    with pytest.raises(SystemExit) as ended:
        command.main()
    code = ended.value.code
    assert isinstance(code, int)
    return code


def test_forms_are_loaded_once(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(monkeypatch, "forms", "load") == 0
    told = [f"{form.code} v{form.version}" for form in forms().values()]
    assert capsys.readouterr().out.splitlines() == [*told, f"{len(told)} new"]
    assert typed(monkeypatch, "forms", "load") == 0
    assert capsys.readouterr().out == "0 new\n"


def test_a_text_without_a_new_version_is_refused(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "forms", "load")
    changed: FormText = read_form(forms()["F12"].text + "\n# changed\n")
    monkeypatch.setattr(actions.owing, "forms", lambda: {"F12": changed})
    assert typed(monkeypatch, "forms", "load") == 2
    assert "Raise the version" in capsys.readouterr().err
    assert FormVersion.objects.count() == len(forms())
