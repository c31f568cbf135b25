"""Rules of the user's own, in spaCy's pattern format: a JSON object with label, pattern and id a line."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dipext.errors import RulesError
from dipext.kinds import BY_LABEL

if TYPE_CHECKING:
    from spacy.language import Language

MOST_RULES = 100_000
LONGEST_PATTERN = 1_000
"""Limits of a file of rules: characters of a pattern in JSON, and how many there may be."""


def read_rules(nlp: "Language", path: str | Path) -> list[dict[str, Any]]:
    """The rules of a file, each checked.

    Args:
        nlp: the pipeline whose tokens the patterns are about.
        path: JSON lines in UTF-8. ``label`` is that of one of dipext's kinds (PERSON, DATE, MONEY, PERCENT,
            INITIATIVE), ``pattern`` a phrase or a list of token patterns of spaCy's Matcher, ``id`` what the finds
            have as their ``rule``. Empty lines are skipped.

    Raises:
        RulesError: when the file cannot be read, or a line of it is no rule.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise RulesError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    rules: list[dict[str, Any]] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            reason = ""
            try:
                rule = json.loads(line)
                reason = _problem(nlp, rule, line)
            except ValueError as error:
                reason = f"is no JSON: {error}"
            if reason or len(rules) == MOST_RULES:
                raise RulesError(f"{path}:{number}: {reason or f'more than {MOST_RULES:,} rules'}")
            rules.append(rule)
    return rules


def _problem(nlp: "Language", rule: Any, line: str) -> str:
    """What is wrong with a rule; nothing where it is right."""
    from spacy.errors import MatchPatternError
    from spacy.matcher import Matcher

    labels = ", ".join(BY_LABEL)
    if not isinstance(rule, dict) or not {"label", "pattern", "id"} <= rule.keys() or len(rule) > 3:
        return 'a rule is {"label": ..., "pattern": ..., "id": ...}'
    if rule["label"] not in BY_LABEL:
        return f"unknown label {rule['label']!r}; there are {labels}"
    if not isinstance(rule["id"], str) or not rule["id"]:
        return f"id is {rule['id']!r}, not a name"
    if len(line) > LONGEST_PATTERN:
        return f"the pattern is longer than {LONGEST_PATTERN:,} characters"
    if isinstance(rule["pattern"], str):
        return "" if rule["pattern"].strip() else "the pattern is empty"
    try:
        Matcher(nlp.vocab, validate=True).add("rule", [rule["pattern"]])
    except (MatchPatternError, ValueError, TypeError) as error:
        return f"the pattern is none of spaCy's: {' '.join(str(error).split())}"
    return ""
