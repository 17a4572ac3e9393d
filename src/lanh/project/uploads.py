"""How much of an upload is taken in at all."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from lanh.files.rules import LARGEST


class BoundedUpload(FileUploadHandler):
    """Stops a file that is larger than any that is kept, before the disk is full.

    The form then has no file and says so; what was sent is read to its end, so that the
    browser hears the answer.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > LARGEST:
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: Any) -> None:
        return None
