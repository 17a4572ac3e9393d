"""Reading what was kept."""

from hashlib import sha256

from lanh.common.clock import day_of
from lanh.files.errors import ContentChanged
from lanh.files.models import StoredFile


def content(stored: StoredFile) -> bytes:
    """The bytes as they were put there; refused where they are no longer the same."""
    path = stored.path
    found = path.read_bytes() if path.exists() else b""
    if sha256(found).hexdigest() != stored.sha256:
        raise ContentChanged(day=day_of(stored.kept_at))
    return found
