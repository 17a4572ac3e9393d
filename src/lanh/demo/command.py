"""`lanh demo`: build the invented province afresh, and say how to log in."""

import shutil
from argparse import ArgumentTypeError, Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from rich.console import Console
from rich.progress import Progress

from lanh.demo.posts import OFFICE, OFFICERS, PASSWORD
from lanh.demo.size import SIZES, TODAY

SECONDS_A_REFRESH = 10


def add(words: "_SubParsersAction[Any]") -> None:
    """Add `demo` to the command."""
    demo = words.add_parser("demo", help="build the invented province")
    demo.add_argument("--size", choices=SIZES, default="small")
    demo.add_argument("--plans", type=_folder, help="plan documents to read in as well")
    demo.set_defaults(run=run)


def run(asked: Namespace) -> int:
    """Everything in LANH_DATA is built anew; refuses a folder that is no demo's."""
    console = Console()
    if settings.FIXED_DAY != TODAY or not settings.DATA.name.startswith("demo-"):
        console.print(
            "A demo has a folder and a day of its own and empties the folder first. "
            f"Use `make demo`, or set LANH_DATA=…/demo-… and LANH_FIXED_DAY={TODAY}."
        )
        return 2
    _empty(settings.DATA)
    call_command("migrate", verbosity=0)
    _build(asked, console)
    _greet(console)
    return 0


def _build(asked: Namespace, console: Console) -> None:
    # Only now: its rooms' models want the tables.
    from lanh.demo.build import build

    with Progress(console=console, refresh_per_second=SECONDS_A_REFRESH) as progress:
        bar = progress.add_task("Tỉnh Lành Sơn", total=None)
        for told in build(SIZES[asked.size], asked.plans):
            progress.update(
                bar, description=told.what[:40], completed=told.done, total=told.of
            )
            if told.aloud:
                progress.console.print(told.what)


def _empty(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)


def _greet(console: Console) -> None:
    console.print("\nDữ liệu thử nghiệm, bịa hoàn toàn. All of it is invented.")
    console.print(f"Mật khẩu / password: [bold]{PASSWORD}[/bold]\n")
    console.print(
        f"  {OFFICERS[0][0]:8} {OFFICERS[0][1]}, commune officer, xã Khe Trầm"
    )
    for person in OFFICE:
        console.print(f"  {person.username:8} {person.name}, {person.role.words}")


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise ArgumentTypeError(f"{text} is no folder. Name one that holds the plans.")
    return path
