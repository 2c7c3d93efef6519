"""Show how far a folder is, on a terminal and nowhere else."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar


class Progress:
    """A bar on stderr that counts documents; one document needs none."""

    def __init__(self, total: int) -> None:
        console = Console(stderr=True)
        columns = (TextColumn("converting"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Bar(*columns, console=console, transient=True, disable=total < 2 or not console.is_terminal)
        self._task = self._bar.add_task("converting", total=total)

    def __enter__(self) -> "Progress":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def advance(self) -> None:
        """Count one more document."""
        self._bar.advance(self._task)
