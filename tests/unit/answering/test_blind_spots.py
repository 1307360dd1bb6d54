"""What an answer did not see."""

from pathlib import Path

from scoqa import Collection
from scoqa.answering.blind_spots import authored, unsearched

PAPERS = [
    {"key": "owls", "text": "Owls hunt at night.\n\nOwls eat mice in winter."},
    {"key": "robins", "text": "Robins hunt for worms at dawn."},
    {"key": "stones", "text": "Granite cools slowly."},
]


def test_files_and_pages_that_could_not_be_read() -> None:
    assert unsearched({}, 0, {}) == []
    assert unsearched({"a.pdf": 0}, 0, {}) == [
        "Not searched: 1 file that could not be read: a.pdf (scoqa status)."
    ]
    assert unsearched({"a.pdf": 0, "b.doc": 0}, 4, {"haas2007": [0, 6, 7], "smith": [2]}) == [
        "Not searched: 2 files that could not be read: a.pdf, b.doc; 4 pages without readable text: "
        "PDF pages 1, 7-8 of haas2007, PDF page 3 of smith (scoqa status)."
    ]
    assert unsearched({}, 0, {}, 1) == ["Not searched: 1 new file (scoqa refresh)."]
    assert unsearched({}, 1, {"a": [0]}, 2) == [
        "Not searched: 2 new files (scoqa refresh); 1 page without readable text: PDF page 1 of a (scoqa status)."
    ]


def test_of_many_files_that_were_not_searched_the_first_are_named() -> None:
    (line,) = unsearched(dict.fromkeys("abcde", 0), 61, {key: [0] for key in "uvwx"})

    assert line == (
        "Not searched: 5 files that could not be read: a, b, c and 2 more; 61 pages without readable text: "
        "PDF page 1 of u, PDF page 1 of v, PDF page 1 of w and others (scoqa status)."
    )


def test_files_of_nothing_but_pages_without_text_are_told_with_their_pages() -> None:
    assert unsearched({"scan.pdf": 30, "c.doc": 0, "another.pdf": 1}, 1, {"a": [0]}) == [
        "Not searched: 2 files of 31 pages without readable text: another.pdf, scan.pdf; "
        "1 file that could not be read: c.doc; 1 page without readable text: PDF page 1 of a (scoqa status)."
    ]
    assert unsearched({"scan.pdf": 1}, 0, {}) == [
        "Not searched: 1 file of 1 page without readable text: scan.pdf (scoqa status)."
    ]


def test_words_that_stand_in_references_alone_are_told_with_how_to_look_there(tmp_path: Path) -> None:
    (tmp_path / "owls.md").write_text(
        "# Owls\n\nOwls hunt at night.\n\n## References\n\nRefwood, J. (1999). Of mice. Leiden: Brill."
    )
    with Collection.open(tmp_path) as papers:
        papers.add()

        apart = papers.ask("Who is Refwood?")
        there = papers.ask("Who is Refwood? zone:references")
        nowhere = papers.ask("Who is Larkin?")

    assert not apart
    line = "Words of the question stand in lists of references; add zone:references to it to look there."
    assert apart.notes == (line,)
    assert there.best is not None
    assert line not in (*nowhere.notes, *there.notes)


def test_a_weak_answer_says_what_the_filter_left_out() -> None:
    with Collection() as papers:
        papers.add_texts(PAPERS)

        hidden = papers.ask("Which owls hunt at night?", only=["stones"])
        shown = papers.ask("Which granite volcano erupted near Naples?", only=["stones"])
        unfiltered = papers.ask("Which granite volcano erupted near Naples?")

    assert hidden.notes == (
        "Left out by the filter: 2 of 3 passages; one of them, in owls, would come first.",
    )
    assert shown.notes == ("Left out by the filter: 2 of 3 passages; none of them would come first.",)
    assert unfiltered.notes == ()


def test_why_a_document_is_not_in_the_answer() -> None:
    with Collection() as papers:
        papers.add_texts(PAPERS)

        reasons = papers.why_not("Do owls hunt at night on Mars?", "robins")
        none = papers.why_not("Do owls hunt at night?", "stones")

    assert reasons[0].startswith("its best passage ranks 2 of 2 with score ")
    assert reasons[1:] == ("robins lacks owls, night", "no document holds Mars")
    assert none == ("stones holds none of the question's words",)


def test_why_not_knows_the_filter_and_what_the_paper_holds_elsewhere() -> None:
    long = "\n\n".join(["Owls hunt at night. " * 40, "Rain fell. " * 200, "Mice sleep in winter. " * 40])
    with Collection() as papers:
        papers.add_texts([{"key": "long", "text": long}, *PAPERS])

        reasons = papers.why_not("owls and mice of the winter night", "long", only=["owls"])

    assert reasons[0] == "the filter leaves long out; without it:"
    assert reasons[2] == "that passage lacks owls, night, which long holds elsewhere"


def test_why_not_says_of_no_word_of_a_heading_that_the_paper_lacks_it(tmp_path: Path) -> None:
    body = "The animals are kept in tanks. The keepers change the water twice a week. " * 20
    (tmp_path / "a.md").write_text(
        f"# Keeping animals\n\n{body}\n\n## Xenopus husbandry\n\n{body}\n\n## Food\n\n{body}"
    )
    with Collection.open(tmp_path) as papers:
        papers.add()
        papers.add_text("frogs", "Xenopus is a frog. Newts are none.")

        reasons = papers.why_not("keepers of xenopus and newts", "a")

    assert reasons[1:] == ("that passage lacks xenopus, which a holds elsewhere", "a lacks newts")


def test_words_that_name_authors_are_told_with_their_papers():
    assert authored({"goodin": ["goodin2015"], "lee": ["a", "b", "c", "d"]}) == [
        "'goodin' names an author, of goodin2015; the filter author:goodin asks these alone.",
        "'lee' names an author, of a, b, c and 1 more; the filter author:lee asks these alone.",
    ]


def test_a_question_about_the_papers_themselves_says_where_that_is_known() -> None:
    line = "Titles, authors and dates of the papers themselves are listed apart (scoqa docs)."
    with Collection() as papers:
        papers.add_texts(PAPERS)

        author = papers.ask("Who is the author?")
        subject = papers.ask("Who is the author of the volcano?")
        answered = papers.ask("Which owls hunt at night?")
        idle = papers.ask("Who knows?")

    assert line in author.notes
    assert line not in idle.notes
    assert line not in subject.notes
    assert line not in answered.notes


def test_who_wrote_a_paper_that_the_question_names_is_told_with_its_date():
    with Collection() as papers:
        poem = "April is the cruellest month, breeding lilacs out of the dead land and waste."
        papers.add_text("eliot", poem, title="The Waste Land", authors=["Eliot, T.S."], issued="1922")
        papers.add_text("bare", "Hares breed on bare hills.", title="The Bare Hills")

        who = papers.ask("Who wrote The Waste Land?")
        when = papers.ask("When was the waste land published?")
        unknown = papers.ask("Who wrote The Bare Hills?")
        other = papers.ask("Which month breeds lilacs?")

    line = "The paper itself: T.S. Eliot. The Waste Land. 1922."
    assert [each.notes[:1] for each in (who, when)] == [(line,), (line,)]
    assert not any("itself" in note for each in (unknown, other) for note in each.notes)
