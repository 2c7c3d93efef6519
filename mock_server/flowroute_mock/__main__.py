"""Let `python -m flowroute_mock` be the command."""

from flowroute_mock.cli import main

if __name__ == "__main__":
    main()
