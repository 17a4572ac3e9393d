"""Tests that read real plans are left out where there are none."""

import os

import pytest

from tests.reader.plans import folder


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Deselect tests of real plans where neither LANH_PLANS nor ../shared is there."""
    if os.environ.get("LANH_PLANS") or folder():
        return
    left = [item for item in items if item.get_closest_marker("plans")]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]
