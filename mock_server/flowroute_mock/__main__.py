"""Run the command as `python -m flowroute_mock`."""

from flowroute_mock.cli import main

if __name__ == "__main__":
    main()
