import pytest

from dipext.text.source import Source


def sentences(text: str) -> list[str]:
    source, at, found = Source(text), 0, []
    while at < len(text):
        start, end = source.sentence(at)
        found.append(text[start:end].strip())
        at = end
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Rutte met Gen. Bauer of the U.S. Army.",
        "J.-N. Barrot and J. Wadephul met at 9 a.m. CET.",
        "It costs approx. €5.5 million.",
        "On Oct. 4 they met.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text):
    assert sentences(text) == [text]


def test_sentences_end_at_marks_and_empty_lines_and_before_list_items():
    text = "A heading\n\nThey met. “It works,” he said! Did it? 2026 will tell.\n1. First\n2. Second\n• Third"
    assert sentences(text) == [
        "A heading",
        "They met.",
        "“It works,” he said!",
        "Did it?",
        "2026 will tell.",
        "1. First",
        "2. Second",
        "• Third",
    ]


def test_a_closing_quote_belongs_to_its_sentence():
    assert sentences("“We agree.” They left.") == ["“We agree.”", "They left."]


def test_any_offset_has_a_sentence():
    source = Source("One. Two.")
    assert source.sentence(0) == (0, 4)
    assert source.sentence(8) == (4, 9)
    assert Source("").sentence(0) == (0, 0)


def test_a_sentence_without_end_is_cut_behind_a_space() -> None:
    source = Source("Talks began. " + "And so on " * 1000)
    start = 0
    lengths = []
    while start < len(source.text):
        first, end = source.sentence(start)
        assert first == start
        assert end == len(source.text) or source.text[end - 1] in " ."
        lengths.append(end - first)
        start = end
    assert lengths[0] == len("Talks began.")
    assert max(lengths) <= 3000


def test_a_word_without_end_is_cut() -> None:
    source = Source("7" * 10_000)
    assert source.sentence(9_999) == (9_000, 10_000)
