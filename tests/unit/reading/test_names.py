"""Names of persons, family name first."""

from __future__ import annotations

import pytest

from scoqa.reading.names import family_first, split_names


@pytest.mark.parametrize(
    ("written", "sorted_name"),
    [
        ("Marcel de Haas", "de Haas, Marcel"),
        ("Frans-Paul van der Putten", "van der Putten, Frans-Paul"),
        ("Frans-Paul Van Der Putten", "Van Der Putten, Frans-Paul"),
        ("Dr Marcel de Haas", "de Haas, Marcel"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("J. R. R. Tolkien", "Tolkien, J. R. R."),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr."),
        ("Tolkien, J. R. R.", "Tolkien, J. R. R."),
        ("European Commission", "European Commission"),
        ("Aristotle", "Aristotle"),
        ("Zotov M.A.", "Zotov, M.A."),
        ("de Haas M.", "de Haas M."),
        ("毛泽东", "毛泽东"),
        ("World Health Organization", "World Health Organization"),
        ("KPMG LLP", "KPMG LLP"),
        ("jdoe smith", "jdoe smith"),
        ("Antenna House Inc.", "Antenna House Inc."),
        ("Bundesministerium des Innern", "Bundesministerium des Innern"),
        ("Igor DO VALE", "DO VALE, Igor"),
        ("Salustiano Vilar COSTA NETO", "COSTA NETO, Salustiano Vilar"),
        ("Ross G. DOUGLAS", "DOUGLAS, Ross G."),
        ("Ross JG DOUGLAS", "DOUGLAS, Ross JG"),
        ("C. A. R. HOARE", "HOARE, C. A. R."),
        ("Robert De Niro", "De Niro, Robert"),
        ("Haas, Marcel de", "de Haas, Marcel"),
        ("Putten, Frans-Paul van der", "van der Putten, Frans-Paul"),
    ],
)
def test_family_names_come_first_with_their_particles(written: str, sorted_name: str):
    assert family_first(written) == sorted_name


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ann Lee,Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("By Ann Lee, Bo Ek and Cy Fox", ["Ann Lee", "Bo Ek", "Cy Fox"]),
        ("Ann Lee & Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Lee, Ann; Ek, Bo", ["Lee, Ann", "Ek, Bo"]),
        ("Haas, Marcel", ["Haas, Marcel"]),
        ("Ann Lee", ["Ann Lee"]),
        ("Ann Lee, MD, and Bo Ek, Ph.D.", ["Ann Lee", "Bo Ek"]),
        ("Nicolas Perriault —", ["Nicolas Perriault"]),
        ("Mac & i", ["Mac & i"]),
        ("Ann Lee, Bo Ek (Stanford Univ.), Cy Fox (Yahoo, Inc.)", ["Ann Lee", "Bo Ek", "Cy Fox"]),
        ("A. Lee, B. Ek [Fermilab, Batavia, USA] C. Fox [FRIB, Lansing; USA]", ["A. Lee", "B. Ek", "C. Fox"]),
        ("Ann Lee [1], Bo Ek [2] and Cy Fox", ["Ann Lee", "Bo Ek", "Cy Fox"]),
        ("Antenna House, Inc.", ["Antenna House Inc."]),
        ("", []),
    ],
)
def test_a_line_of_names_is_parted_into_persons(written: str, names: list[str]):
    assert split_names(written) == names


@pytest.mark.parametrize(
    "body",
    [
        "U.S. Securities and Exchange Commission",
        "Department of Health & Human Services",
        "Centers for Disease Control and Prevention",
        "National Aeronautics and Space Administration",
        "National Academies of Sciences, Engineering, and Medicine",
    ],
)
def test_a_body_with_an_and_in_its_name_is_one(body: str):
    assert split_names(body) == [body]


def test_two_bodies_are_two():
    assert split_names("University of Lee and Institute for Ek") == ["University of Lee", "Institute for Ek"]
    assert split_names("Ann Lee and World Bank Group") == ["Ann Lee", "World Bank Group"]


def test_several_bodies_in_one_name_are_one():
    assert split_names("ATLAS and CMS Collaborations") == ["ATLAS and CMS Collaborations"]
    assert split_names("Ann Lee and the CMS Collaboration") == ["Ann Lee", "the CMS Collaboration"]


def test_one_word_and_several_around_an_ampersand_are_a_body():
    assert split_names("Privacy & Scaling Explorations") == ["Privacy & Scaling Explorations"]
    assert split_names("Ada Lovelace & Mark Twain") == ["Ada Lovelace", "Mark Twain"]
