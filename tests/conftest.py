"""Hypothesis searches anew on a developer's machine; CI repeats one search, so that luck lets no change fail."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True, database=None)
if "CI" in os.environ:
    settings.load_profile("ci")
