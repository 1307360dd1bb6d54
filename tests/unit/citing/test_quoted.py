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
