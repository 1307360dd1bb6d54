"""Quotations found in a draft, each with what is cited for it."""

import pytest

from scoqa.citing import n_short_quotations, quotations

WORDS_QUOTED = "the SCO still lacks a number"


def test_quotations_are_found_with_their_place() -> None:
    draft = (
        'They write “the SCO still lacks a considerable number” (de Haas, 2007, p. 14), and "a common energy '
        'approach indeed" [@dehaas2007, pp. 13-14]. The “Energy Club” is a name.\n\n'
        "> In July 2007 the club\n> was established\n\n[@x]\n"
    )

    found = quotations(draft)

    assert [(one.text, one.pages, one.key) for one in found] == [
        ("the SCO still lacks a considerable number", ("14",), ""),
        ("a common energy approach indeed", ("13", "14"), "dehaas2007"),
        ("In July 2007 the club\nwas established", (), "x"),
    ]
    assert all(draft[one.span.start : one.span.stop].startswith(one.text[:5]) for one in found[:2])


def test_quotations_too_short_to_be_looked_for_are_counted() -> None:
    draft = "The “Energy Club” is “a name”, rock 'n' roll isn't; “…” stands for “nothing that is here”.\n\n> Indeed.\n"

    assert [one.text for one in quotations(draft)] == ["nothing that is here"]
    assert n_short_quotations(draft) == 4  # Energy Club, a name, n, Indeed


@pytest.mark.parametrize(
    ("draft", "pages", "key"),
    [
        (f"‘{WORDS_QUOTED}’ (de Haas 2007, 14).", ("14",), ""),
        (f"'{WORDS_QUOTED}' (de Haas 2007: 14-15)", ("14", "15"), ""),
        (f'"{WORDS_QUOTED}" [@dehaas2007, 14]', ("14",), "dehaas2007"),
        (f"``{WORDS_QUOTED}'' \\parencite[14]{{dehaas2007}}", ("14",), "dehaas2007"),
        (f"\\enquote{{{WORDS_QUOTED}}} \\autocite[see][14--15]{{dehaas2007}}", ("14", "15"), "dehaas2007"),
        ("``the SCO \\emph{still} lacks~a number'' \\cite{dehaas2007}", (), "dehaas2007"),
        (
            f"\\begin{{quote}}\n{WORDS_QUOTED} \\cite[p.~14]{{dehaas2007}}\n\\end{{quote}}",
            ("14",),
            "dehaas2007",
        ),
        (f'"{WORDS_QUOTED}" [@DBLP:conf/sco/Haas07, 14]', ("14",), "DBLP:conf/sco/Haas07"),
        (f'"{WORDS_QUOTED}" [@{{haas:2007}}, p. 14; @other]', ("14",), "haas:2007"),
        (f'"{WORDS_QUOTED}" (see @dehaas2007.)', (), "dehaas2007"),
        (f"> {WORDS_QUOTED} [@dehaas2007, p. 14]\n", ("14",), "dehaas2007"),
        (f"> {WORDS_QUOTED} (de Haas 2007, p. 14).\n", ("14",), ""),
    ],
)
def test_quotations_of_many_tongues_are_found(draft: str, pages: tuple[str, ...], key: str) -> None:
    [found] = quotations(draft)

    assert (found.text, found.pages, found.key) == (WORDS_QUOTED, pages, key)


def test_apostrophes_open_no_quotation() -> None:
    assert (
        quotations("It's a dog's life, said the dogs' owner, and the authors' don'ts aren't the states' dos.")
        == []
    )


@pytest.mark.parametrize(
    ("draft", "author", "year", "pages"),
    [
        (
            f'"{WORDS_QUOTED}" (de Haas & van der Putten, 2007, p. 14)',
            "de Haas & van der Putten",
            "2007",
            ("14",),
        ),
        (f'"{WORDS_QUOTED}" (see Haas et al. 2007: 14).', "Haas et al.", "2007", ("14",)),
        (f'De Haas (2007, p. 14) says that "{WORDS_QUOTED}".', "De Haas", "2007", ("14",)),
        (f'As De Haas (2007) says, "{WORDS_QUOTED}" (p. 14).', "As De Haas", "2007", ("14",)),
        (f'It was so (Smith 2001). They write "{WORDS_QUOTED}". So says Smith (2002).', "", "", ()),
        (f'"{WORDS_QUOTED}" (in July 2007).', "", "", ()),
    ],
)
def test_author_and_year_are_read_where_a_sentence_names_them(
    draft: str, author: str, year: str, pages: tuple[str, ...]
) -> None:
    [found] = quotations(draft)

    assert (found.author, found.year, found.pages) == (author, year, pages)


def test_a_citation_belongs_to_the_quotation_of_its_paragraph_and_sentence() -> None:
    draft = (
        f'De Haas (2007) is one source.\n\nThey write "{WORDS_QUOTED}".\n\nAnother one is [@other2001, p. 9].\n\n'
        f'It was "{WORDS_QUOTED}", then "{WORDS_QUOTED}" [@dehaas2007].'
    )

    assert [(one.author, one.key, one.pages) for one in quotations(draft)] == [
        ("", "", ()),
        ("", "", ()),
        ("", "dehaas2007", ()),
    ]


def test_a_block_begins_with_its_mark_and_its_quotation_marks_are_its_own() -> None:
    draft = f'> They say "{WORDS_QUOTED}" of it.\n> And so on.\n\n"{WORDS_QUOTED}"'

    first, second = quotations(draft)

    assert first.text == f'They say "{WORDS_QUOTED}" of it.\nAnd so on.'
    assert draft[first.span.start : first.span.stop].startswith("> They")
    assert (second.text, second.span.start) == (WORDS_QUOTED, draft.rindex('"', 0, -1) + 1)


def test_marks_of_latex_are_taken_out_wherever_one_stands() -> None:
    [tilde] = quotations('"the SCO still lacks~a number"')
    [dots] = quotations("``the SCO \\dots{} lacks a number''")
    [plain] = quotations('"the {SCO} still lacks a number"')

    assert (tilde.text, dots.text) == (WORDS_QUOTED, "the SCO … lacks a number")
    assert plain.text == "the {SCO} still lacks a number"


@pytest.mark.parametrize("around", ["“{}”", "‘{}’", '"{}"', "«{}»", "„{}“", "``{}''", "\\enquote{{{}}}"])
def test_what_is_cited_for_the_next_quotation_is_not_cited_for_this_one(around: str) -> None:
    quoted = around.format(WORDS_QUOTED)

    for citation in ("[@dehaas2007, p. 9]", "(de Haas 2007, p. 9)"):
        first, second = quotations(f"It was {quoted} and then {quoted} {citation}.")
        assert (first.key, first.author, first.pages) == ("", "", ())
        assert second.pages == ("9",)
        assert second.key or second.author


def test_an_author_before_one_quotation_is_not_the_author_of_the_next() -> None:
    first, second = quotations(f'Smith (2001) says "{WORDS_QUOTED}" and others "{WORDS_QUOTED}".')

    assert (first.author, second.author) == ("Smith", "")


def test_an_author_and_a_citation_stand_near_their_quotation() -> None:
    far = "and so on " * 12  # 120 code points

    [found] = quotations(f'Smith (2001) says {far}"{WORDS_QUOTED}" {far}[@other2001, p. 9].')

    assert (found.author, found.key, found.pages) == ("", "", ())


@pytest.mark.parametrize("gap", ["\n\n", "\n \t\n"])
def test_a_blank_line_parts_paragraphs_whatever_white_space_it_holds(gap: str) -> None:
    [found] = quotations(f'De Haas (2007) is a source.{gap}"{WORDS_QUOTED}"{gap}[@other2001]')

    assert (found.author, found.key) == ("", "")


@pytest.mark.parametrize("when", ["(in July 2007)", "(early in July 2007)", "(July 2007)"])
def test_a_month_is_no_author(when: str) -> None:
    [found] = quotations(f'"{WORDS_QUOTED}" {when}.')

    assert (found.author, found.year) == ("", "")


def test_a_citation_inside_quotation_marks_is_a_part_of_the_quotation() -> None:
    [marks] = quotations(f'"{WORDS_QUOTED} (Smith 2001)"')
    [block] = quotations(f"> {WORDS_QUOTED} (Smith 2001)\n")

    assert (marks.text, marks.author) == (f"{WORDS_QUOTED} (Smith 2001)", "")
    assert (block.text, block.author) == (WORDS_QUOTED, "Smith")


@pytest.mark.parametrize("block", [">{}\n>and more\n", " > {}\n > and more\n", ">\t{}\n> and more"])
def test_the_marks_of_a_block_are_no_words_of_it(block: str) -> None:
    [found] = quotations(block.format(f"{WORDS_QUOTED} > 5"))

    assert found.text == f"{WORDS_QUOTED} > 5\nand more"


@pytest.mark.parametrize("environment", ["quote", "quotation", "displayquote", "verse"])
@pytest.mark.parametrize("option", ["", "[p.~9]"])
def test_the_environments_of_latex_are_blocks(environment: str, option: str) -> None:
    [found] = quotations(f"\\begin{{{environment}}}{option}{WORDS_QUOTED}\\end{{{environment}}}")

    assert found.text == WORDS_QUOTED


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("the SCO lacks \\ldots{} a number", "the SCO lacks … a number"),
        ("the SCO lacks \\cdots a number", "the SCO lacks … a number"),
        ("the SCO lacks \\textelp{still} a number", "the SCO lacks … a number"),
        ("lacks 5\\,\\% of {\\it a} number", "lacks 5\\,% of a number"),
        ("SCO lacks \\textbf{a} \\&~number", "SCO lacks a & number"),
        ("lacks --- a number \\emph{now}", "lacks   a number now"),
        ("\\emph{lacks a number here}", "lacks a number here"),
    ],
)
def test_what_latex_writes_is_read_as_what_it_prints(written: str, plain: str) -> None:
    [found] = quotations(f"\\enquote{{{written}}}")

    assert found.text == plain


@pytest.mark.parametrize(
    "draft",
    [
        "\\textquote[p.~9]{{{}}}",
        "\\blockquote*{{{}}}",
        "“{}”",
        "„{}”",
        "«{}»",
        "the '{}', he says",
    ],
)
def test_quotation_marks_of_many_tongues(draft: str) -> None:
    assert [one.text for one in quotations(draft.format(WORDS_QUOTED))] == [WORDS_QUOTED]


def test_a_quotation_runs_over_lines_but_not_over_a_blank_one() -> None:
    over = WORDS_QUOTED.replace("still ", "still\n")

    for mark in "\"'":
        assert [one.text for one in quotations(f"{mark}{over}{mark}")] == [over]
        assert quotations(f"{mark}{over.replace(chr(10), chr(10) * 2)}{mark}") == []


def test_an_apostrophe_inside_single_quotation_marks_does_not_end_them() -> None:
    for mark, close in (("‘", "’"), ("'", "'")):
        [found] = quotations(f"So {mark}the SCO doesn{close}t have a number{close} it is")
        assert found.text == f"the SCO doesn{close}t have a number"


def test_a_block_that_is_never_closed_is_none_and_hides_no_other():
    draft = f"\\begin{{verse}} no end \\begin{{quote}}{WORDS_QUOTED}\\end{{quote}} \\begin{{quote}} no end"

    [found] = quotations(draft)

    assert draft[found.span.start : found.span.stop] == WORDS_QUOTED


def test_thousands_of_blocks_that_are_never_closed_cost_no_more_than_their_length():
    assert quotations("\\begin{quote}" * 10_000) == []
