"""Words by which a sentence goes on about the row before it."""

import re

from dipext.commitments.data import words
from dipext.lexicon import alternation

_BUNDLES = words().bundles
_ADJECTIVES = r"(?:(?:new|additional|total|humanitarian)\s+)?"
_INSTALMENT = (
    r"\b(?:the|it (?:is|was) the) (?:first|second|third|fourth|final|last|next|latest)\s"
    r"(?:instalment|installment|tranche|payment)s?\b"
)
ANAPHORIC = re.compile(
    rf"\b(?:this|these|that|the|such|our)\s+{_ADJECTIVES}{alternation((*_BUNDLES.pointed, *_BUNDLES.meant))}\b"
    rf"|\b(?:it|they|its|their)\b|\bthe (?:country|same)\b|{_INSTALMENT}",
    re.IGNORECASE,
)
"""Words by which a sentence goes on about the row before it."""

POINTING = re.compile(
    rf"\b(?:this|these|that|the|such)\s+{_ADJECTIVES}{alternation(_BUNDLES.pointed)}\b|{_INSTALMENT}"
    r"|\bthe country\b|\bto it\b|\bthe same\b|\bour (?:assistance|support|funding)\s+(?:includes|also)\b",
    re.IGNORECASE,
)
"""The narrower ones by which it goes to the same recipient."""
