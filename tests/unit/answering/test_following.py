"""What a quote goes on with: the answer to its question, and what it announces."""

import pytest

from scoqa.analysis import sentences
from scoqa.answering.following import QUOTE_WORDS, with_following
from scoqa.answering.joined import Joined
from scoqa.types import Hit, Passage, Span


def _quoted(text: str, first: str, start: int = 40) -> str:
    """The words quoted of a text that stands at a place of its document, from the sentence that begins so."""
    spans = tuple(Span(start + one.start, start + one.stop) for one in sentences(text))
    whole = Span(start, start + len(text))
    stretch = Joined(Hit(Passage("d", whole, spans), text, 1.0, 1), whole, text, spans)
    sentence = next(span for span in spans if stretch.cut(span).startswith(first))
    return stretch.cut(with_following(stretch, sentence))


def test_what_leaves_nothing_open_is_quoted_as_it_is() -> None:
    assert _quoted("There are two. One is new: the first.\n\n• Three", "There") == "There are two."
    assert _quoted("There are two. One is new: the first.", "One") == "One is new: the first."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The members are:\n\nBerlin\n\nParis\n\nLater others came.", "The members are:\n\nBerlin\n\nParis"),
        ("The members are:\n\nBerlin\n\nParis", "The members are:\n\nBerlin\n\nParis"),
        ("The rules are:\n\nAsk first.\n\nTell all.\n\nThe end", "The rules are:\n\nAsk first.\n\nTell all."),
        ("The rules are:\n\nAsk first.\n\nTell all. Then go.", "The rules are:\n\nAsk first."),
        (
            "They are:\n\nan idea;\n\na plan; and\n\na day.\n\nThen it is.",
            "They are:\n\nan idea;\n\na plan; and\n\na day.",
        ),
    ],
)
def test_a_list_is_quoted_with_what_announces_it(text: str, shown: str) -> None:
    assert _quoted(text, "The") == shown


@pytest.mark.parametrize("mark", ["•", "-", "–", "1.", "a)", "(ii)"])
def test_entries_with_marks_are_quoted_whole(mark: str) -> None:
    entries = f"{mark} The first has a name. It is long.\n\n{mark} The second is short."

    shown = _quoted(f"There are two parts:\n\n{entries}\n\nNothing more is said. It ends.", "There")

    assert shown == f"There are two parts:\n\n{entries}"


def test_what_is_announced_in_the_same_paragraph_is_one_sentence() -> None:
    assert (
        _quoted("One said:\nIt was our way, we managed. Another left.", "One")
        == "One said:\nIt was our way, we managed."
    )


def test_the_words_i_e_bear_no_mark_of_a_list() -> None:
    assert (
        _quoted("It is:\n\nthe first\n\ni.e. the only one of them. So it is.", "It") == "It is:\n\nthe first"
    )


def test_a_long_list_ends_where_it_is_no_longer_read_at_a_glance() -> None:
    entries = [f"• {'word ' * 29}{number}." for number in range(9)]

    shown = _quoted("\n\n".join(["They are:", *entries]), "They")

    assert shown == "\n\n".join(
        ["They are:", *entries[:2]]
    )  # 2 words and twice 31 are 64; three times are 95
    assert len(shown.split()) <= QUOTE_WORDS


def test_a_question_goes_on_to_what_its_answer_announces() -> None:
    text = "What is collected? How? We collect:\n\n• names\n\n• places\n\nWe sell none of them. None."

    assert _quoted(text, "What") == "What is collected? How? We collect:\n\n• names\n\n• places"
