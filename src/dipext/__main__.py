"""``python -m dipext``: the same as the command ``dipext``."""

import signal


def main() -> None:
    """Entry point of the command ``dipext``."""
    heard = signal.getsignal(signal.SIGINT)
    if heard is signal.default_int_handler:  # while the rest is loaded there is nothing to clear away, and to tell of
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from dipext.cli import main

    signal.signal(signal.SIGINT, heard)
    main()


if __name__ == "__main__":
    main()
