"""Run the commands of other people's tools: bounded in time, without a terminal, their output kept."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

LONGEST = 300
LONGEST_START = 60
QUIET = {"NO_COLOR": "1", "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "CI": "true"}


class SkippedError(Exception):
    """A tool cannot be run on this machine; the message is a sentence that says why."""


class FailedError(Exception):
    """A tool found something, or could not do what it should; the message is what it said."""


def run(arguments: Sequence[str | Path], *, cwd: Path, succeeds: bool = True) -> str:
    """Run a command to its end and return what it printed on standard output.

    Raises:  FailedError when it takes longer than LONGEST seconds, or, where it has to succeed, when it does not.
    """
    command = [str(argument) for argument in arguments]
    try:
        done = subprocess.run(  # noqa: S603  our own arguments
            command, cwd=cwd, env=os.environ | QUIET, capture_output=True, text=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise FailedError(f"{Path(command[0]).name} did not end within {LONGEST} s.") from error
    except OSError as error:
        raise FailedError(f"{command[0]} cannot be run: {error.strerror}.") from error
    if succeeds and done.returncode:
        raise FailedError(f"{Path(command[0]).name} ended with {done.returncode}:\n{_end(done.stdout + done.stderr)}")
    return done.stdout


@contextmanager
def serve(arguments: Sequence[str | Path], *, cwd: Path, url: str) -> Iterator[str]:
    """Keep a server running for the length of a `with`, from the moment that its port answers.

    Raises:  FailedError when it does not answer within LONGEST_START seconds.
    """
    log = cwd / f"{Path(arguments[0]).name}.log"
    with log.open("w") as output:
        process = subprocess.Popen(  # noqa: S603  our own arguments
            [str(argument) for argument in arguments], cwd=cwd, env=os.environ | QUIET, stdout=output, stderr=output
        )
    try:
        _wait(process, url, log)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    for _ in range(LONGEST_START * 10):
        try:
            httpx.get(url, timeout=5)
        except httpx.TransportError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    raise FailedError(f"Nothing answers at {url}:\n{_end(log.read_text(errors='replace'))}")


def _end(output: str) -> str:
    return "\n".join(output.strip().splitlines()[-15:]) or "(it printed nothing)"
