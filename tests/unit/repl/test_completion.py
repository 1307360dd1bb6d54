"""What Tab offers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import fragment_list_to_text

from scoqa.citing import STYLES
from scoqa.ranking.filters import FIELDS
from scoqa.repl.commands.table import COMMANDS
from scoqa.repl.completion import SessionCompleter
from scoqa.repl.dispatch import reply_to
from scoqa.repl.session import Session

Offered = Callable[[str], list[tuple[str, str]]]


@pytest.fixture
def offered(session: Session) -> Offered:
    completer = SessionCompleter(session)

    def offers(text: str) -> list[tuple[str, str]]:
        found = completer.get_completions(Document(text), CompleteEvent(completion_requested=True))
        return [
            (text[: len(text) + each.start_position] + each.text, fragment_list_to_text(each.display_meta))
            for each in found
        ]

    return offers


def _texts(found: list[tuple[str, str]]) -> list[str]:
    return [text for text, _ in found]


def test_commands_are_offered_with_what_they_do(offered: Offered):
    assert [text.rstrip() for text in _texts(offered("/"))] == [f"/{name}" for name in COMMANDS]
    assert offered("/co") == [("/copy ", "to the clipboard")]
    assert offered("/sta") == [("/status", "what is there, and what could not be read")]
    assert offered("/nothing") == []


def test_words_of_the_collection_from_three_letters_on_with_their_counts(offered: Offered):
    assert ("what raises tides", "8×") in offered("what raises tid")
    assert _texts(offered("Tid"))[0].startswith("Tid")
    assert offered("ti") == []
    assert offered("what raises ") == []
    assert offered("") == []


def test_styles_kinds_of_copies_and_settings(offered: Offered):
    assert set(_texts(offered("/cite 1 "))) == {f"/cite 1 {style}" for style in STYLES}
    assert "/cite apa" in _texts(offered("/cite a"))
    assert _texts(offered("/copy 1 q")) == ["/copy 1 quote"]
    assert _texts(offered("/set lay")) == ["/set layout"]
    assert _texts(offered("/set layout ")) == ["/set layout list", "/set layout compact", "/set layout full"]
    assert _texts(offered("/help sho")) == ["/help show"]


def test_numbers_of_the_last_answer_with_their_papers(session: Session, offered: Offered):
    assert offered("/show ") == []
    reply_to(session, "what raises tides")

    assert ("/show 2", "stone2005: A Book of the Moon") in offered("/show ")
    assert ("/toc 2", "stone2005: A Book of the Moon") in offered("/toc ")
    assert _texts(offered("/docs ")) == [
        "/docs stone2005",
        "/docs wave1999",
        "/docs wave2010",
    ]  # a number is text to it


def test_keys_by_their_own_letters_by_author_and_by_title(offered: Offered):
    assert _texts(offered("/only wave")) == ["/only wave1999", "/only wave2010"]
    assert offered("/only book") == [("/only stone2005", "Stone · A Book of the Moon")]
    assert _texts(offered("/only wave1999 trade")) == ["/only wave1999 wave2010"]
    assert offered("/only zebra") == []


@pytest.mark.parametrize("command", ["show", "open", "cite", "like", "terms", "pin"])
def test_keys_where_a_number_or_a_reference_is_taken(session: Session, offered: Offered, command: str):
    reply_to(session, "what raises tides")

    assert f"/{command} wave1999" in _texts(offered(f"/{command} wav"))
    assert f"/{command} wave1999" not in _texts(offered(f"/{command} "))
    assert f"/{command} 1" in _texts(offered(f"/{command} "))


def test_fields_and_their_values(offered: Offered):
    assert _texts(offered("/where ")) == [f"/where {name}:" for name in FIELDS]
    assert _texts(offered("/where -au")) == ["/where -author:"]
    assert _texts(offered("/where author:wa")) == ["/where author:Wave"]
    assert _texts(offered("/where year:2")) == ["/where year:2005", "/where year:2010"]
    assert "/where zone:references" in _texts(offered("/where zone:"))


def test_fields_inside_a_question(offered: Offered):
    assert _texts(offered("what raises tides author:wa")) == ["what raises tides author:Wave"]
    assert _texts(offered("tides -year:2")) == ["tides -year:2005", "tides -year:2010"]
    assert offered("tides or http:") == []


def test_words_behind_a_minus(offered: Offered):
    assert ("moon -tides", "8×") in offered("moon -tid")


def test_paths(offered: Offered, folder: Path):
    assert f"/add {folder}/winds.md" in _texts(offered(f"/add {folder}/win"))


def test_words_inside_the_arguments_of_a_command(offered: Offered):
    assert ("/in 1 what raises tides", "8×") in offered("/in 1 what raises tid")


def test_a_faulty_collection_offers_nothing_and_raises_nothing(session: Session, offered: Offered):
    session.papers.close()

    for text in ("what raises tid", "/only wave", "/where author:", "/s ", "/nothing at all", "/where ("):
        offered(text)
    assert offered("what raises tid") == []
