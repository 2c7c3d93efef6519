"""Say in one line that the mock's packages are not installed: the client comes without them."""

from __future__ import annotations

OWN = ("flowroute_mock", "flowroute_numbers")


def explain(error: ModuleNotFoundError) -> str:
    """Return what to install.

    Raises:  the error itself where a module of this project is missing, since no extra would bring it.
    """
    if (error.name or "").partition(".")[0] in OWN:
        raise error
    return f"the mock needs its extra, pip install 'flowroute-numbers[mock]': {error}"
