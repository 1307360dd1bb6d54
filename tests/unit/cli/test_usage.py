"""Command lines to options: what is read plainly is what argparse reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoqa.cli.parsers import parsed
from scoqa.cli.table import COMMANDS, command
from scoqa.cli.usage import UsageError, parse, read_plainly

VALUES = (
    "3",
    "0",
    "json",
    "text",
    "apa",
    "bib",
    "always",
    "strong",
    "any",
    "haas2007",
    "year:2005",
    "",
    "¶2",
)
"""What an option takes, and another does not."""


def lines(name: str) -> st.SearchStrategy[list[str]]:
    """Command lines of one command, some plain and some not."""
    flags = [flag for one in command(name).arguments if one.is_option for flag in one.names]
    odd = ("-", "--", "-5", "-k3", "--format=json", "--explai", "--unknown", "-qv", "-1.5")
    words = st.text(st.characters(exclude_characters="\0"), max_size=5)
    return st.lists(
        st.sampled_from(flags) | st.sampled_from(VALUES) | words | st.sampled_from(odd), max_size=6
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_the_short_reader_says_what_argparse_says_wherever_it_says_anything(name: str):
    one = command(name)

    @given(lines(name))
    def check(words: list[str]) -> None:
        plain = read_plainly(one.arguments, words)
        if plain is not None:
            assert vars(plain) == vars(parsed(one, words))

    check()


def test_a_plain_question_is_read_without_argparse():
    words = ["-d", "papers", "who", "asks", "-k", "3", "--only", "a", "--json", "--only", "b", "this", "-q"]

    options = read_plainly(command("ask").arguments, words)

    assert options is not None
    assert (options.words, options.only, options.k) == (["who", "asks", "this"], ["a", "b"], 3)
    assert (options.dir, options.format, options.quiet, options.force) == ("papers", "json", True, False)


@pytest.mark.parametrize(
    "line",
    [
        "-k3 a",
        "--context=1 a",
        "-- -a",
        "a -k",
        "a -k -1",
        "a -k 0",
        "a --jso",
        "-qv a",
        "a --help",
        "-",
        "-V",
    ],
)
def test_what_is_not_plain_is_left_to_argparse(line: str):
    assert read_plainly(command("ask").arguments, line.split()) is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a -k 0", "argument -k: a whole number from 1, not '0'; 'scoqa ask --help' lists what it takes"),
        ("a -k", "argument -k: expected one argument; 'scoqa ask --help' lists what it takes"),
        ("a --contxt 3", "ask has no option --contxt; did you mean --context?"),
        ("show", "the following arguments are required: REF; 'scoqa show --help' lists what it takes"),
        ("status now", "status takes no 'now'; 'scoqa status --help' lists what it takes"),
        ("cite a b c -s mla -x", "cite has no option -x; 'scoqa cite --help' lists them"),
        (
            "show a b c",
            "show takes no 'b'; 'scoqa show --help' lists what it takes; to ask it as a question: scoqa ask show a b c",
        ),
    ],
)
def test_what_is_wrong_with_a_command_line_is_told_in_one_line(line: str, said: str):
    with pytest.raises(UsageError) as told:
        parse(line.split())

    assert str(told.value) == said


def test_words_behind_two_dashes_are_no_options():
    chosen, options = parse(["-k", "2", "--", "-x", "--json", "is"])

    assert (chosen.name, options.k, options.words, options.format) == ("ask", 2, ["-x", "--json", "is"], None)
