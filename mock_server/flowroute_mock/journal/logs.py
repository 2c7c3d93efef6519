"""Log one line for each call, as text or as JSON; never a key, a query or a body."""

from __future__ import annotations

import logging
import sys
from typing import Literal, TextIO

import orjson

from flowroute_mock.http.call import CallContext
from flowroute_mock.journal.redaction import Keys, redact_text

calls = logging.getLogger("flowroute_mock.calls")
FIELDS = ("request_id", "operation", "method", "path", "status", "milliseconds", "world", "fault")


def log_call(call: CallContext, status: int, seconds: float, keys: Keys) -> None:
    """Log one call if logging is on, without these keys; the query is omitted, since it may contain private data."""
    if not calls.isEnabledFor(logging.INFO):
        return
    fields = {
        "request_id": redact_text(call.request_id, keys),
        "operation": call.operation_id,
        "method": call.environ["REQUEST_METHOD"],
        "path": printable(redact_text(call.environ["PATH_INFO"], keys)),
        "status": status,
        "milliseconds": round(seconds * 1000, 3),
        "world": None if call.world is None else call.world.id,
        "fault": call.fault,
    }
    calls.info(
        "%s %s %d %.1f ms %s",
        fields["method"],
        fields["path"],
        status,
        seconds * 1000,
        fields["request_id"],
        extra=fields,
    )


def printable(path: str) -> str:
    """Escape characters that could forge a line of the log."""
    return path if path.isascii() and path.isprintable() else ascii(path)[1:-1]


class JsonFormatter(logging.Formatter):
    """Format a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return time, level, logger, message, the fields of a call, and a traceback if there is one."""
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return orjson.dumps(line).decode()


def silence() -> None:
    """Log nothing; without this, Python prints warnings of a log that goes nowhere."""
    logging.getLogger("flowroute_mock").addHandler(logging.NullHandler())


def configure(log_format: Literal["text", "json"], stream: TextIO = sys.stderr) -> None:
    """Send the mock's log to a stream; without this, Python shows only warnings."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter() if log_format == "json" else logging.Formatter("%(asctime)s %(message)s"))
    logger = logging.getLogger("flowroute_mock")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
