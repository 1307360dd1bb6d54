"""The commands, as lines in and lines out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.evaluation.judgements import load_judgements
from scoqa.render import plain
from scoqa.repl.commands.table import COMMANDS, KEYS
from scoqa.repl.dispatch import reply_to
from scoqa.repl.session import Action, Session

Say = Callable[[str], str]
QUESTION = "what raises the tides of the oceans"
BEST = "The moon raises the tides of the oceans twice a day."


def test_a_question_is_answered_and_becomes_what_numbers_refer_to(session: Session, say: Say):
    screen = say(QUESTION)

    assert f'"{BEST}" [1]' in " ".join(screen.split())
    assert session.answer is not None
    assert session.answer.question == QUESTION
    assert session.evidence(1).citation.key == "wave1999"


def test_a_question_without_an_answer_is_no_good_reply(session: Session):
    assert not reply_to(session, "who chaired the lunar gateway board").is_good
    assert reply_to(session, QUESTION).is_good


def test_a_blank_line_says_nothing(session: Session):
    assert reply_to(session, "   ").lines == ()


@pytest.mark.parametrize(
    "line", ["/show 1", "/cite", "/next", "/copy 1", "/good 1", "/like 1", "/export x.md"]
)
def test_numbers_mean_nothing_before_the_first_answer(say: Say, line: str):
    assert say(line) == "  ! nothing was asked yet; numbers refer to the last answer\n"


def test_numbers_mean_nothing_after_a_question_without_an_answer(say: Say):
    say("who chaired the lunar gateway board")

    assert "the last question was not answered" in say("/show 1")


def test_over_no_papers_numbers_say_how_papers_come_in():
    with Collection() as papers:
        session = Session(papers)
        reply_to(session, QUESTION)

        assert plain(reply_to(session, "/show 1").lines) == (
            "  ! this collection holds no documents yet; /add PATH reads some in\n"
        )


def test_what_no_setting_would_show_is_not_offered(say: Say):
    say("zebra")
    alone = say("/cite 1")
    say("who chaired the lunar gateway board of the oceans")
    near = say("/cite 1")

    assert "min-confidence" not in alone
    assert "'/set min-confidence any' shows what comes nearest" in near


def test_a_number_beyond_the_answer_says_how_many_there_are(say: Say):
    say(QUESTION)

    assert "no passage 9: the last answer has 4 passages, 1 to 4" in say("/show 9")


def test_show_gives_the_whole_passage_and_selects_it(session: Session, say: Say):
    say(QUESTION)
    screen = say("/show 2")

    assert "Nobody lives on the moon." in screen
    assert session.selected == 2
    assert say("/show") == screen


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/show wav", "no document 'wav' in this collection; did you mean wave"),
        ("/show 1 2", "'2' is no passage of the last answer"),
        ("/more nothing", "'nothing' is no passage of the last answer"),
        ("/why tides", "'tides' is no passage of the last answer"),
    ],
)
def test_what_is_no_number_is_not_taken_for_the_first(session: Session, say: Say, line: str, said: str):
    say(QUESTION)

    assert said in say(line)
    assert session.selected == 0


def test_show_takes_references_and_keys(say: Say):
    assert "Trade winds blow from the east." in say("/show wave2010:¶1")
    assert "How tides are measured" in say("/show wave1999")
    assert "no document 'nobody'" in say("/show nobody:1")


def test_more_and_less_widen_and_narrow_the_same_place(session: Session, say: Say):
    say(QUESTION)
    sizes = [len(say(line)) for line in ("/less 1", "/more 1", "/more", "/less", "/less")]

    assert session.widths == {1: 0}
    assert sizes[0] < sizes[1] < sizes[2]
    assert sizes[3] == sizes[1]
    assert sizes[4] == sizes[0]


def test_next_and_prev_walk_through_the_passages_and_fetch_more(session: Session, say: Say):
    session.options = session.options.__class__(k=1)
    say(QUESTION)
    assert session.answer is not None
    assert len(session.answer) == 1

    second, third = say("/next"), say("/next")
    back = say("/prev")

    assert ">[2] A Book of the Moon" in second
    assert ">[3]" in third
    assert back == second
    assert "that is the first passage" in (say("/prev"), say("/prev"))[1]


def test_next_says_when_there_are_no_more(session: Session, say: Say):
    say(QUESTION)
    assert session.answer is not None
    screens = [say("/next") for _ in range(len(session.answer))]

    assert screens[-1] == f"  no more passages: these {len(session.answer)} are all\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/cite 1 apa", "Wave, A. (1999)."),
        ("/cite apa", "Wave, A. (1999)."),
        ("/cite 2 mla", "Stone, Bo."),
        ("/cite all pandoc", "[@stone2005, para. 1]"),
        ("/cite wave2010 bib", "@"),
        ("/cite 1 2 chicago", "A Book of the Moon"),
    ],
)
def test_cite_takes_numbers_keys_and_styles(say: Say, line: str, expected: str):
    say(QUESTION)

    assert expected in say(line)


def test_cite_names_the_styles_there_are(say: Say):
    say(QUESTION)

    assert "no citation style 'vancouver'; there are plain, apa" in " ".join(say("/cite 1 vancouver").split())


def test_why_adds_up(session: Session, say: Say):
    say(QUESTION)
    screen = say("/why 1")

    evidence = session.evidence(1)
    assert f"score {evidence.score:.3f}" in screen
    assert all(part.name in screen for part in evidence.parts)
    assert re.search(r"bm25 .*raises \d\.\d\d, tides \d", screen)


def test_what_could_not_be_searched_is_said_under_an_answer(
    session: Session, papers: Collection, folder: Path
):
    (folder / "empty.txt").write_text("")
    papers.add()
    reply = reply_to(session, "who chaired the lunar gateway board")

    assert reply.notes == ("Not searched: 1 file that could not be read (scoqa status).",)
    assert plain(session.note_lines(reply.notes)) == (
        "  Not searched: 1 file that could not be read (/status).\n\n"
    )


def test_notes_name_commands_that_the_prompt_has(session: Session):
    notes = ("Not searched: 1 new file (scoqa refresh).", "61 pages without readable text (scoqa status).")

    said = plain(session.note_lines(notes))

    assert set(re.findall(r"/(\w+)", said)) == {"refresh", "status"} <= set(COMMANDS)
    assert "scoqa" not in said


def test_whynot_tells_what_a_paper_lacks(say: Say):
    say("which gauge measures the height")

    assert "stone2005 holds none of the question's words" in say("/whynot stone2005")
    assert "name the paper" in say("/whynot")
    assert "no document 'nobody'" in say("/whynot nobody")


def test_a_question_without_an_answer_is_explained_like_any_other(session: Session, say: Say):
    say("which rocks carried a gauge of the winds")

    assert not session.answer
    assert say("/whynot stone2005").startswith("  stone2005: its best passage ranks ")
    assert "in 1 passage" in say("/terms")
    assert "[1]" not in say("/terms")


def test_only_and_where_and_all_ask_again(session: Session, say: Say):
    say(QUESTION)

    assert "searching only stone2005" in say("/only stone2005")
    assert {evidence.citation.key for evidence in session.answered} == {"stone2005"}
    assert "searching only stone2005 year:2005" in say("/where year:2005")
    assert "searching all papers" in say("/all")
    assert len({evidence.citation.key for evidence in session.answered}) > 1
    assert "all papers are searched already" in say("/all")


def test_only_takes_numbers_of_the_answer(session: Session, say: Say):
    say(QUESTION)
    say("/only 2")

    assert session.options.only == ("stone2005",)


@pytest.mark.parametrize("line", ["/only nobody", "/where shape:round", "/where round"])
def test_a_scope_that_cannot_be_changes_nothing(session: Session, say: Say, line: str):
    say(QUESTION)

    assert say(line).startswith("  ! ")
    assert session.options.scope == ""


def test_in_asks_one_paper_once(session: Session, say: Say):
    say(QUESTION)
    say("/in 2 where does the moon raise tides")

    assert {evidence.citation.key for evidence in session.answered} == {"stone2005"}
    assert session.options.only == ()
    assert "ask something of wave2010" in say("/in wave2010")


def test_like_finds_other_passages_and_they_take_the_numbers(session: Session, say: Say):
    say(QUESTION)
    screen = say("/like 1")

    assert "most like wave1999" in screen
    assert session.evidence(1).citation.key == "stone2005"


def test_what_is_like_a_passage_answers_no_question(say: Say, papers: Collection):
    say(QUESTION)
    say("/like 1")

    assert "none of them answers a question" in say("/good 1")
    say("/pin 1")
    assert [pin.question for pin in papers.pins()] == [""]


def test_next_after_like_goes_on_with_what_is_like_it(session: Session, say: Say):
    say(QUESTION)
    session.options = session.options.__class__(k=1)
    say("/like 1")
    say("/next")

    keys = [evidence.citation.key for evidence in session.answered]
    assert keys == [each.citation.key for each in session.papers.like("wave1999:¶1", k=2)]


def test_terms_and_acronyms_and_contents(say: Say):
    say(QUESTION)

    assert "raises (as rais)" in say("/terms")
    assert "what tells wave1999" in say("/terms 1")
    assert "NTS  National Tide Service · wave1999" in say("/acronyms all")
    assert "no acronym is introduced in wave2010" in say("/acronyms wave2010")
    assert "How tides are measured" in say("/toc 1")


def test_pins_are_kept_listed_and_forgotten(say: Say, papers: Collection):
    say(QUESTION)
    said = say("/pin 1 read this again")
    say("/pin 2")

    assert "pinned wave1999:" in said
    assert [pin.note for pin in papers.pins()] == ["read this again", ""]
    assert [pin.question for pin in papers.pins()] == [QUESTION] * 2
    assert papers.pins()[0].text == BEST
    say("/pin 1")
    assert "read this again" in say("/pins"), "pinned again without a note"
    say("/pin 1 and that")
    assert [pin.note for pin in papers.pins()] == ["and that", ""]
    assert "forgotten: wave1999:" in say("/pins drop 1")
    assert len(papers.pins()) == 1
    assert "no pin 7; there are 1" in say("/pins drop 7")


def test_judgements_are_kept_by_document_and_span_and_may_be_changed(say: Say, papers: Collection):
    say(QUESTION)
    say("/good 1 2")
    said = say("/bad 2")

    (grades,) = load_judgements(papers.notes).qrels.values()
    assert sorted((ref.split(":")[0], grade) for ref, grade in grades.items()) == [
        ("stone2005", 0),
        ("wave1999", 1),
    ]
    assert "kept: [2] does not answer the question" in said
    assert "2 judgements of 1 question" in said
    assert "no passage 9" in say("/good 9")


@pytest.mark.parametrize("suffix", ["md", "html", "json", "jsonl", "csv", "bib", "ris", "txt", "tsv"])
def test_an_answer_is_exported_by_the_suffix(say: Say, tmp_path: Path, suffix: str):
    say(QUESTION)
    path = tmp_path / f"answer.{suffix}"

    assert "written: " in say(f"/export {path}")
    assert "Tides and the Moon" in path.read_text() or suffix == "tsv"
    if suffix == "json":
        assert json.loads(path.read_text())["question"] == QUESTION


def test_an_export_never_writes_over_a_file_unasked(say: Say, tmp_path: Path):
    say(QUESTION)
    path = tmp_path / "answer.md"
    path.write_text("mine")

    assert "is there already; '/export" in " ".join(say(f"/export {path}").split())
    assert path.read_text() == "mine"
    assert "written: " in say(f"/export {path} --force")
    assert "mine" not in path.read_text()


def test_an_export_goes_to_a_quoted_name(say: Say, tmp_path: Path):
    say(QUESTION)

    say(f"/export '{tmp_path / 'my answer.md'}'")

    assert (tmp_path / "my answer.md").exists()


def test_an_export_says_what_it_needs(say: Say, tmp_path: Path):
    say(QUESTION)

    assert "no kind of export" in say(f"/export {tmp_path / 'answer.doc'}")
    assert "there is no folder" in say(f"/export {tmp_path / 'nowhere' / 'answer.md'}")
    assert "no pins yet" in say(f"/export {tmp_path / 'pins.md'} pins")


@pytest.mark.parametrize("suffix", ["md", "txt", "json", "csv", "bib"])
def test_pins_are_exported(say: Say, tmp_path: Path, suffix: str):
    say(QUESTION)
    say("/pin 1 a note")
    path = tmp_path / f"pins.{suffix}"
    say(f"/export {path} pins")

    text = path.read_text()
    assert ("Tides and the Moon" if suffix == "bib" else BEST) in text
    assert "a note" in text or suffix == "bib"


def test_papers_are_added_by_a_glob_and_by_quoted_names(say: Say, papers: Collection, tmp_path: Path):
    for name in ("a rain.txt", "b.txt", ".hidden.txt", "c[1].txt"):
        (tmp_path / name).write_text(f"Rain falls on {name}.")

    assert "3 documents added" in say(f"/add {tmp_path}/*.txt")
    assert "1 file unchanged" in say(f"/add '{tmp_path}/a rain.txt'")
    assert "1 file unchanged" in say(f"/add {tmp_path}/c[1].txt")
    assert "nothing*.txt: no such file" in say(f"/add {tmp_path}/nothing*.txt")


def test_settings_are_shown_and_changed(session: Session, say: Say):
    assert "layout list" in say("/set")
    assert say("/set k") == "  k is 5\n"
    assert say("/set k 2") == "  k is now 2\n"
    assert session.options.k == 2
    assert "no setting 'colour'" in say("/set colour on")


def test_a_new_layout_shows_the_last_answer_in_it(say: Say):
    say(QUESTION)

    assert "Neap tides" not in say("/set layout compact")
    assert "Neap tides" in say("/set layout full")
    assert "score " in say("/set scores on")


def test_added_papers_are_found_at_once(say: Say, tmp_path: Path):
    paper = tmp_path / "a paper about rain.txt"
    paper.write_text("Rain\n\nRain falls mainly on the plain.\n")

    assert "1 document added" in say(f"/add {paper}")
    assert "mainly on the plain" in say("where does rain fall mainly")
    assert "no such file" in say("/add /nowhere/at/all").lower()


def test_a_refresh_reads_what_changed_and_drops_what_is_gone(say: Say, folder: Path):
    (folder / "winds.md").unlink()
    (folder / "moon.md").write_text("# A Book of the Moon\n\nNobody lives on the moon, nor ever did.\n")

    said = say("/refresh")

    assert "1 document read again, 1 document dropped" in said
    assert "nor ever did" in say("who ever lived on the moon")
    assert "no document matches 'wave2010'" in say("/docs wave2010")


def test_at_the_prompt_whatever_can_be_done_is_named_as_the_prompt_takes_it(
    session: Session, say: Say, folder: Path
):
    session.look = session.look._replace(at_prompt=True)
    (folder / "tides.md").unlink()
    many = folder.parent / "many"
    many.mkdir()
    for number in range(30):
        (many / f"{number}.pdf").write_text("")

    answer, added, status = say(QUESTION), say(f"/add {many}"), say("/status")

    assert "its source is gone since it was read (/refresh)" in answer
    assert "and 10 more (/status names all)" in added
    assert all(f"{number}.pdf" in status for number in range(30))
    assert "(scoqa " not in answer + added + status


def test_who_is_waited_for_is_told_in_the_users_own_collection_too(tmp_path: Path):
    (tmp_path / "rain.txt").write_text("Rain falls mainly on the plain.\n")
    told: list[str] = []
    with Collection.shipped() as shipped:
        shipped.add()
        shipped.on_notice = told.append
        session = Session(shipped)
        reply_to(session, f"/add {tmp_path / 'rain.txt'}")

        assert session.papers.origin == "own"
        assert session.papers.on_notice == shipped.on_notice
        session.close()


def test_the_paper_that_ships_stays_where_nothing_could_be_added(tmp_path: Path) -> None:
    with Collection.shipped() as shipped:
        shipped.add()
        session = Session(shipped)

        reply = reply_to(session, f"/add {tmp_path / 'nothing.pdf'}")

        assert not reply.is_good
        assert "own collection" not in plain(reply.lines)
        assert session.papers is shipped


def test_adding_to_the_paper_that_ships_adds_to_the_users_own(tmp_path: Path):
    paper = tmp_path / "rain.txt"
    paper.write_text("Rain\n\nRain falls mainly on the plain.\n")
    with Collection.shipped() as shipped:
        shipped.add()
        session = Session(shipped)
        reply_to(session, f"/add {paper}")

        assert session.papers.origin == "own"
        assert session.papers.keys() == ["rain"]
        assert shipped.keys() == ["dehaas2007"]
        session.close()
        with pytest.raises(ValueError, match="closed"):
            len(session.papers)


def test_an_empty_collection_says_how_papers_come_in():
    with Collection() as papers:
        session = Session(papers)

        assert "/add PATH" in plain(reply_to(session, QUESTION).lines)
        assert "/add PATH" in plain(reply_to(session, "/docs").lines)


def test_docs_and_status_tell_of_the_collection(say: Say):
    assert "stone2005" in say("/docs")
    assert "stone2005" not in say("/docs wave")
    assert "no document matches 'zebra'" in say("/docs zebra")
    assert "3 documents" in say("/status")


def test_whatever_is_wrong_is_one_remark(say: Say):
    for line in ("/open nobody", "/show 1:2", "/cite 1 apa", "/toc 7", "/acronyms nobody", "/in 3"):
        assert say(line).startswith("  ! ")


def test_leaving_clearing_and_editing_are_left_to_the_terminal(session: Session):
    reply_to(session, QUESTION)

    assert reply_to(session, "exit").action is Action.QUIT
    assert reply_to(session, "/clear").action is Action.CLEAR
    assert (reply_to(session, "/edit").action, reply_to(session, "/edit").text) == (Action.EDIT, QUESTION)


def test_help_lists_every_command_and_every_key(say: Say):
    screen = say("/help")

    assert all(f"/{name}" in screen for name in COMMANDS)
    assert all(key in screen for key, _ in KEYS)
    assert say("/help show") == "  /show N\n  the whole passage in its place; also /show KEY or KEY:page\n"


def test_help_fits_a_narrow_terminal(session: Session):
    session.look = session.look.__class__(width=40)

    assert max(len("".join(part.text for part in line)) for line in reply_to(session, "/help").lines) <= 40


def test_control_characters_of_a_line_come_back_harmless(say: Say):
    for line in ("/sh\x1b[2Jow", "what \x1b]0;x\x07 raises tides", "/only \x9b2J", "/set \x1b[31m on"):
        assert "\x1b" not in say(line)
        assert "\x9b" not in say(line)
