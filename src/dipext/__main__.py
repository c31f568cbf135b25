"""``python -m dipext``: the same as the command ``dipext``."""

from dipext.cli import main

if __name__ == "__main__":
    main()
