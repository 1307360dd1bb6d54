"""Drafts held against a collection: whose words a citation says they are."""

import pytest

from scoqa import Collection
from scoqa.citing import Match, Verdict
from scoqa.render.machine import citation_value, to_json
from scoqa.types import Span

OWLS = "Owls hunt at night and sleep by day, and nobody has ever seen two of them agree."
ROBINS = "Robins sing in the morning, long before the first bus leaves the village."


@pytest.fixture
def birds():
    with Collection() as papers:
        papers.add_text("owls", OWLS, title="Owls", authors=["van der Doe, Jane"], issued="2020-05")
        papers.add_text("robins", ROBINS, title="Robins", authors=["Müller, Jan"], issued="2019")
        papers.add_text("wrens", "Wrens build their nests low, in hedges and old walls.", title="Wrens")
        yield papers


@pytest.mark.parametrize(
    ("citation", "match", "cited", "is_here"),
    [
        ("(van der Doe, 2020, p. 3)", Match.EXACT, "", True),
        ("(Doe and Smith 2020)", Match.EXACT, "", True),
        ("(Muller 2019)", Match.WRONG_PAPER, "Muller 2019", True),
        ("(Müller, 2019)", Match.WRONG_PAPER, "Müller 2019", True),
        ("[@robins, p. 3]", Match.WRONG_PAPER, "robins", True),
        ("(Doe 2021)", Match.EXACT, "Doe 2021", False),
        ("[@smith2001]", Match.EXACT, "smith2001", False),
        ("(robins:¶1)", Match.WRONG_PAPER, "robins", True),
        ("", Match.EXACT, "", True),
    ],
)
def test_a_citation_is_held_against_the_paper_that_has_the_words(birds, citation, match, cited, is_here):
    [found] = birds.check(f'They say "owls hunt at night and sleep by day" {citation}.')

    assert (found.key, found.match, found.cited, found.is_cited_here) == ("owls", match, cited, is_here)


@pytest.mark.parametrize(
    ("cited", "key"), [("DBLP:conf/birds/Doe20", "doe2020"), ("doe:owls", "doe-owls"), ("doe2020", "doe2020")]
)
def test_a_key_of_the_writers_own_library_is_known(tmp_path, cited, key):
    (tmp_path / "owls.txt").write_text(f"Owls at Night\n\n{OWLS}\n")
    (tmp_path / "robins.txt").write_text(f"Robins at Dawn\n\n{ROBINS}\n")
    (tmp_path / "my.bib").write_text(
        f"@article{{{cited}, title={{Owls at Night}}, author={{Doe, Jane}}, year={{2020}}, file={{owls.txt}}}}"
    )
    with Collection.open(tmp_path) as papers:
        papers.add()
        right, wrong = papers.check(
            f'"Owls hunt at night and sleep by day" [@{cited}]. "{ROBINS}" \\cite{{{cited}}}'
        )

        assert papers.has(key)
        assert (right.match, right.cited) == (Match.EXACT, "")
        assert (wrong.match, wrong.cited) == (Match.WRONG_PAPER, cited)


def test_a_page_behind_the_key_is_no_part_of_it(birds):
    [found] = birds.check('"Owls hunt at night and sleep by day" [@robins:3].')

    assert found.match is Match.WRONG_PAPER


def test_an_author_before_the_words_is_the_one_named(birds):
    [found] = birds.check('Müller (2019) says: "owls hunt at night and sleep by day".')

    assert (found.match, found.cited) == (Match.WRONG_PAPER, "Müller 2019")


def test_a_paper_whose_author_or_year_is_unknown_contradicts_nobody(birds):
    [found] = birds.check('"Wrens build their nests low" (Smith 2001).')

    assert (found.key, found.match, found.cited) == ("wrens", Match.EXACT, "")


def test_what_stands_nowhere_is_not_said_to_be_of_a_paper_that_is_not_here(birds):
    [found] = birds.check('"Ostriches bury their heads in the desert sand" [@owls].')

    assert (found.match, found.cited) == (Match.ABSENT, "")


def test_a_receipt_is_held_against_the_key_that_its_paper_has_now(birds):
    receipt = to_json(citation_value(birds.cite("owls:0-18")))
    birds.remove("owls")
    birds.add_text("doe2020", OWLS)

    [found] = birds.verify(receipt)

    assert (found.verdict, found.key, found.span) == (Verdict.RENAMED, "doe2020", Span(0, 18))


@pytest.mark.parametrize("cited", ["[@doe2020, p. 1]", "(Doe 2020, p. 1)"])
def test_words_on_another_page_of_the_paper_named_are_not_said_to_be_of_the_paper_that_repeats_them(
    tmp_path, cited
):
    (tmp_path / "alpha.txt").write_text(f"A preface on owls stands here.\f{OWLS}\n")
    (tmp_path / "alpha.meta.toml").write_text('title = "Owls"\nauthors = ["Doe, Jane"]\nissued = "2020"\n')
    (tmp_path / "zeta.txt").write_text(f"Others quote it at length.\n\n{OWLS}\n")
    with Collection.open(tmp_path) as papers:
        papers.add()
        [found] = papers.check(f'They say "owls hunt at night and sleep by day" {cited}.')

    assert (found.key, found.match, found.pages, found.cited) == ("doe2020", Match.WRONG_PAGE, ("2",), "")
