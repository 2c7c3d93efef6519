"""Read a file as text, within bounds."""

import codecs
import stat
from pathlib import Path

from spec.errors import UnreadableFileError
from spec.reading.bounds import LARGEST


def read_file(path: Path) -> str:
    """Return the text of a regular file in UTF-8, or in UTF-16 with its mark.

    Raises:  UnreadableFileError.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFileError(str(path), "this is no regular file", "Save the document in a file, and name it.")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        found = f"the file cannot be read: {error.strerror}"
        raise UnreadableFileError(str(path), found, "Name a file that can.") from error
    if len(data) > LARGEST:
        raise UnreadableFileError(str(path), f"the file is larger than {LARGEST:,} bytes", "Split the document.")
    return decode(data, str(path))


def decode(data: bytes, name: str) -> str:
    """Return the text that the bytes of a file are.

    Raises:  UnreadableFileError.
    """
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        found = f"byte {error.start} is no {encoding.removesuffix('-sig').upper()}"
        raise UnreadableFileError(name, found, "Save the file as UTF-8.") from error
