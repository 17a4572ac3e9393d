"""Real plans stay outside the repository; tests that read them find them here.

`LANH_PLANS` names the folder (texts/, labels/, constraints.json); without it the folder
`shared/plans` beside the checkout is taken. Where neither is there, tests marked
`plans` are left out when they are gathered (tests/reader/conftest.py).
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def folder() -> Path | None:
    """The folder with real plans, or None where this machine has none."""
    named = os.environ.get("LANH_PLANS")
    if named:
        assert Path(named, "texts").is_dir(), (
            f"LANH_PLANS names {named}, but there is no folder texts/ in it."
        )
        return Path(named)
    beside = ROOT.parent / "shared" / "plans"
    return beside if (beside / "texts").is_dir() else None


def plans() -> Path:
    found = folder()
    assert found is not None, "These tests need real plans: set LANH_PLANS."
    return found
