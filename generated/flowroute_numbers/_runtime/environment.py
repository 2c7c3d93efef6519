"""Find the variable of the environment that keeps httpx from working, and say what to do about it."""

from __future__ import annotations

import os

import httpx


def proxy_problem() -> str:
    """Return which variable of proxies httpx can't use, and the remedy; empty where it can use all."""
    for name, value in _given("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        if problem := _problem_of_proxy(name, value):
            return problem
    if _is_usable():
        return ""
    for name, value in _given("NO_PROXY"):
        return (
            f"The environment's {name} is {value!r:.200}, which httpx can't read. Separate host names and addresses "
            "with commas, and write an IPv6 address without brackets, as in localhost,127.0.0.1,::1."
        )
    return ""


def certificate_problem(error: Exception) -> str:
    """Return which variable of certificates led to an error, and the remedy; empty where none did."""
    if isinstance(error, OSError):
        for name, value in _given("SSL_CERT_FILE", "SSL_CERT_DIR"):
            return (
                f"The environment's {name} is {value!r:.200}, from which no certificates can be loaded. "
                "Correct the path, or unset the variable."
            )
    return ""


def _problem_of_proxy(name: str, value: str) -> str:
    # The value may hold a password, so it is not shown, and the error that does show it is not kept.
    try:
        httpx.Client(proxy=value if "://" in value else f"http://{value}", trust_env=False, verify=False).close()  # noqa: S501 (nothing is sent)
    except ImportError:
        return (
            f"The environment's {name} names a SOCKS proxy, for which httpx needs an extra. "
            "Install it with `pip install 'httpx[socks]'`, or unset the variable."
        )
    except Exception:
        return (
            f"The environment's {name} is no address of a proxy that httpx can use. "
            "Write one such as http://proxy.example:8080, or unset the variable."
        )
    return ""


def _is_usable() -> bool:
    try:
        httpx.Client(verify=False).close()  # noqa: S501 (nothing is sent)
    except Exception:
        return False
    return True


def _given(*names: str) -> list[tuple[str, str]]:
    """Return the variables that are set; proxies may be in lower case, which then counts."""
    spellings = [spelling for name in names for spelling in (name.lower(), name)]
    return [(name, os.environ[name]) for name in spellings if os.environ.get(name)]
