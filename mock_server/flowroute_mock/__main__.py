"""Run `flowroute-mock`, also as `python -m flowroute_mock`; a signal ends it from the very start."""

from flowroute_mock.serving.signals import end_on_signals


def main() -> None:
    """Run the command."""
    end_on_signals()
    from flowroute_mock.cli import main as run  # noqa: PLC0415  click takes long enough for a signal to come

    run()


if __name__ == "__main__":
    main()
