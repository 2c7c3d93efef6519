"""Put files in their place, whole or not at all."""

import os
import tempfile
from pathlib import Path

from spec.errors import UnwritableFolderError


def write_together(folder: Path, texts: dict[str, str]) -> None:
    """Write all files of a folder or none: each is complete beside its place before the first takes it.

    Raises:  UnwritableFolderError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".spec-") as scratch:
            for name, text in texts.items():
                (Path(scratch) / name).write_bytes(text.encode("utf-8", "surrogatepass"))
            for name in (name for name in texts if (folder / name).is_dir()):
                raise UnwritableFolderError(str(folder / name), "a folder is in the way", "Move it.")
            for name in texts:
                os.replace(Path(scratch) / name, folder / name)
    except OSError as error:
        found = f"the folder cannot be written to: {error.strerror}"
        raise UnwritableFolderError(str(folder), found, "Name another.") from error


def write_file(path: Path, text: str) -> None:
    """Write one file, its folder with it.

    Raises:  UnwritableFolderError.
    """
    write_together(path.parent, {path.name: text})
