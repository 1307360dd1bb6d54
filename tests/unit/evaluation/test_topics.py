"""Topics of TREC."""

from __future__ import annotations

import pytest

from scoqa.evaluation.topics import is_topics, topics_of


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("<top>\n<num> Number: 301\n<title> owls\n</top >\n<num> 9\n<title> no", [("301", "owls")]),
        ("<top><num>301</num><title>owls</title></top>", [("301", "owls")]),
        ('<topic id="12"><query>owls</query></topic>', [("12", "owls")]),
        ("<topic number = CAsT_31><description>Topic: owls</description></topic>", [("CAsT_31", "owls")]),
        ("<topic num='7'><desc>  Description: owls &lt; robins", [("7", "owls < robins")]),
        ('<topic grid="4" id="12"><query>owls</query></topic>', [("12", "owls")]),
        ("<top><title> no number </top><top><num> 2 <title> owls", [("2", "owls")]),
        ("<top><num> 1 <title></title></top><top><num> 2 <title> owls", [("2", "owls")]),
        ("<top><num> 1 <title></title><desc>Topic: \n<narr> N </top>", []),
        ("<top><num> 1 <title> Topic: Description: owls", [("1", "Description: owls")]),
    ],
)
def test_number_and_question_of_each_topic(text: str, topics: list[tuple[str, str]]):
    assert list(topics_of(text)) == topics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n <top><num> 1 <title> owls", True),
        ("1\twhat does <top> mean in TREC", False),
        ("<b>1</b>\twhat is it", False),
    ],
)
def test_lines_of_questions_are_no_topics(text: str, expected: bool):
    assert is_topics(text) is expected
