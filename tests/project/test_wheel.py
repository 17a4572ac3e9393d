"""What is installed from a wheel is the whole house, data and templates as well."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.house import ROOT

# Of no use to the program.
LEFT_OUT = {"README.md"}


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_source(tmp_path: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "src"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    tracked = [Path(line) for line in listed.stdout.splitlines()]
    for path in [*tracked, *map(Path, ("pyproject.toml", "README.md", "LICENSE"))]:
        copy = tmp_path / "tree" / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, copy)
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet"]
    build += ["--no-build-isolation", "--wheel-dir", str(tmp_path), "."]
    subprocess.run(build, cwd=tmp_path / "tree", check=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(ZipFile(wheel).namelist())
    wanted = {str(p.relative_to("src")) for p in tracked if p.name not in LEFT_OUT}
    assert not wanted - held
