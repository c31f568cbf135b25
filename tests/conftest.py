"""What holds for all tests: how Hypothesis searches, and that programs which they start can be interrupted."""

import os
import signal

from hypothesis import settings

# A shell makes what it starts in the background deaf to Ctrl-C, and that would be handed on.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Hypothesis searches anew on a developer's machine; CI repeats one search, so that luck lets no change fail.
settings.register_profile("ci", derandomize=True, database=None)
if "CI" in os.environ:
    settings.load_profile("ci")
