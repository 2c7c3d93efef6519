"""Wake a waiting process from a signal handler."""

from __future__ import annotations

import os
from contextlib import suppress
from types import TracebackType


class WakeUp:
    """A pipe that multiprocessing's wait can wait for, and that a signal handler writes to."""

    def __enter__(self) -> WakeUp:
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._writer, False)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.close(self._reader)
        os.close(self._writer)

    def fileno(self) -> int:
        """Return the descriptor that becomes readable."""
        return self._reader

    def call(self) -> None:
        """Wake the process that waits, now or when it next waits."""
        with suppress(OSError):
            os.write(self._writer, b"\0")
