"""A real instance: its own folder, database and processes, over real sockets."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import (
    HTTPCookieProcessor,
    HTTPRedirectHandler,
    Request,
    build_opener,
)

import psycopg

PATIENCE = 180.0  # seconds, on a machine that is busy with other tests
LOST = (URLError, ConnectionError, TimeoutError, OSError)


class Instance:
    """What `lanh serve` runs in a folder."""

    def __init__(self, folder: Path, database: str, day: str = "") -> None:
        """day: the one that it shows for ever, as a demo does."""
        self.folder, self.database, self.day = folder, database, day
        self.address = f"127.0.0.1:{free_port()}"
        self.server: subprocess.Popen[bytes] | None = None

    @property
    def around(self) -> dict[str, str]:
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "lanh.project.settings",
            "LANH_DATA": str(self.folder),
            "LANH_TLS": "false",
            "LANH_SECRET_KEY": "an instance of a test, for one minute" * 2,
            "DATABASE_URL": self.database,
            "LANH_FIXED_DAY": self.day,
        }

    def lanh(self, *words: str) -> None:
        said = [sys.executable, "-m", "lanh.project", *words]
        subprocess.run(said, env=self.around, check=True, timeout=PATIENCE)

    def run(self, program: str, *words: str) -> str:
        """What a program prints that knows this instance."""
        before = "import django; django.setup()\n"
        said = [sys.executable, "-c", before + program, *words]
        asked: dict[str, Any] = {"env": self.around, "timeout": 10 * PATIENCE}
        done = subprocess.run(said, check=False, capture_output=True, **asked)
        assert done.returncode == 0, done.stderr.decode()
        told: bytes = done.stdout
        return told.decode().strip()

    def serve(self, limit: int | None = None) -> None:
        """Pages and worker, in a group of processes of their own.

        limit: kilobytes that none of its files may grow past.
        """
        said = [sys.executable, "-m", "lanh.project", "serve"]
        said += ["--address", self.address]
        if limit:
            said = ["bash", "-c", f'ulimit -f {limit} && exec "$@"', "bash", *said]
        quiet: dict[str, Any] = dict.fromkeys(("stdout", "stderr"), subprocess.DEVNULL)
        self.server = subprocess.Popen(
            said, env=self.around, start_new_session=True, **quiet
        )
        begun = time.monotonic()
        while not self.answers():
            assert time.monotonic() - begun < PATIENCE, "the server does not come up"
            time.sleep(0.05)

    def answers(self) -> bool:
        host, port = self.address.split(":")
        with suppress(OSError), socket.create_connection((host, int(port)), 0.2):
            return True
        return False

    def worker(self) -> int:
        """The process of the worker; 0 where there is none."""
        assert self.server
        below = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children")
        for process in below.read_text().split():
            with suppress(OSError):
                if b"db_worker" in Path(f"/proc/{process}/cmdline").read_bytes():
                    return int(process)
        return 0

    def spent(self) -> float:
        """Seconds of processor that pages and worker have taken so far."""
        assert self.server
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                # After the name in brackets: state, parent, group, … user, system.
                told = stat.read_text().rpartition(")")[2].split()
                if int(told[2]) == self.server.pid:
                    ticks += int(told[11]) + int(told[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """`kill -9`: pages, worker and what started them, at once."""
        assert self.server
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait(timeout=PATIENCE)
        while self.answers():
            time.sleep(0.01)

    def stop(self) -> None:
        if self.server and self.server.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.server.pid, signal.SIGTERM)
            self.server.wait(timeout=PATIENCE)


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_asked: Any) -> None:
        return None


class Browser:
    """Keeps cookies, follows nothing: an answer is what the server acknowledged."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()), _Stay())

    def get(self, path: str) -> str:
        return self._asked(path, None)[1]

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """Status and where it leads, or the page."""
        return self._asked(path, urlencode(fields).encode())

    def upload(
        self, path: str, file: str, content: bytes, **typed: str
    ) -> tuple[int, str]:
        """A file is handed in on the page's form, as it is shown."""
        line = b"--a-line-that-is-in-no-file"
        parts = [
            f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()
            for name, value in self.form(path, **typed).items()
        ]
        head = f'Content-Disposition: form-data; name="file"; filename="{file}"'
        parts.append(head.encode() + b"\r\n\r\n" + content)
        body = b"".join(line + b"\r\n" + part + b"\r\n" for part in parts)
        kind = f"multipart/form-data; boundary={line[2:].decode()}"
        return self._asked(path, body + line + b"--\r\n", kind)

    def form(self, path: str, **typed: str) -> dict[str, str]:
        """The hidden fields of the page's form, and what is typed into it."""
        page = self.get(path)
        found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page)
        return dict(found) | typed

    def log_in(self, username: str, password: str) -> None:
        path = "/login/"
        form = self.form(path, login=username, password=password)
        assert self.post(path, form)[0] == 302

    def _asked(
        self,
        path: str,
        data: bytes | None,
        kind: str = "application/x-www-form-urlencoded",
    ) -> tuple[int, str]:
        address = f"http://{self.instance.address}{path}"
        request = Request(address, data, {"Content-Type": kind})
        try:
            with self.opener.open(request, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as answer:
            leads = answer.headers.get("Location")
            return answer.code, leads or answer.read().decode(errors="replace")


@contextmanager
def database_of_its_own(folder: Path) -> Iterator[str]:
    """SQLite in the folder; where the tests run on PostgreSQL, a new database there."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{folder}/lanh.sqlite3"
        return
    name = f"lanh_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(server, autocommit=True) as there:
        there.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(server, autocommit=True) as there:
            there.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
