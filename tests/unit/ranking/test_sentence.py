"""How much of a question one sentence holds, and what is hardly a sentence."""

import pytest

from scoqa.analysis.sought import NUMBER, Sought
from scoqa.ranking.sentence import best_sentence, ends_whole, is_figures, is_prose

LONG = "a heading or a row of a table that is long enough to be a sentence that was cut short"


def test_the_best_sentence_counts_each_of_its_words_once() -> None:
    # two sentences, [0, 20) and [20, 40): 2 + 1 in the first however often they stand there, 2 + 4 in the second
    found = [
        (0, (0, 3), 0),
        (1, (4, 7), 1),
        (2, (8, 11), 0),
        (3, (12, 15), 1),
        (9, (21, 24), 0),
        (10, (25, 28), 2),
    ]

    assert best_sentence(found[:4], [2.0, 1.0, 4.0], [0, 20, 20, 40]) == 3.0
    assert best_sentence(found, [2.0, 1.0, 4.0], [0, 20, 20, 40]) == 6.0
    assert (
        best_sentence(found, [2.0, 1.0, 4.0], [0, 20]) == 3.0
    )  # what stands behind the last sentence is in none
    assert best_sentence([], [2.0], [0, 20]) == 0.0


def test_what_is_no_prose_counts_by_half() -> None:
    text = "Energy club Energy met."  # a heading [0, 11) and a sentence [12, 23)
    found = [(0, (0, 6), 0), (1, (7, 11), 1), (9, (12, 18), 0)]

    # the heading holds 2 + 1, of which half counts, less than the 2 of the sentence; and more than a lighter one
    assert best_sentence(found, [2.0, 1.0], [0, 11, 12, 23], text) == 2.0
    assert best_sentence(found[:2], [2.0, 1.0], [0, 11, 12, 23], text) == 1.5
    assert best_sentence(found, [2.0, 1.0], [0, 11, 12, 23]) == 3.0


def test_what_does_not_say_the_number_asked_for_counts_less() -> None:
    text = "The energy club met. It did. The club has 12."  # sentences [0, 20), [21, 28) and [29, 45)
    found = [(1, (4, 10), 0), (2, (11, 15), 1), (7, (33, 37), 1)]
    bounds = [0, 20, 21, 28, 29, 45]
    sought = Sought(NUMBER, "")

    # the first sentence holds 1 + 2 of which half counts, less than the 2 of the last
    assert best_sentence(found, [1.0, 2.0], bounds, text, sought) == 2.0
    assert best_sentence(found[:2], [1.0, 2.0], bounds, text, sought) == 1.5
    # three quarters where the next sentence says it
    assert best_sentence(found[:2], [1.0, 2.0], [0, 20, 21, 45], text, sought) == 2.25
    assert best_sentence(found, [1.0, 2.0], bounds, text) == 3.0


@pytest.mark.parametrize(
    ("sentence", "prose"),
    [
        ("The club met.", True),
        ("The club met [3]", True),
        ("The club met. 3,4", True),
        ("Energy club 2007", False),
        ("Key K", False),
        (LONG, True),
        ("Table 1: Members of the club.", False),
        ("Fig. 3. Members of the club.", False),
        ("Figure S2 Members of the club.", False),
        ("Table IV. Members of the club.", False),
        ("Supplementary Table 4 | Members of the club.", False),
        ("S1 Fig The members of the club.", False),
        ("Additional file 3: Members of the club.", False),
        ("Tabelle 2: Mitglieder.", False),
        ("Figure 2 shows the members of the club.", True),
        ("Table 1 and Figure 2 show the members.", True),
        ("Tables were laid.", True),
        ("\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35", True),  # a script without full stops
    ],
)
def test_labels_rows_headings_and_captions_are_no_prose(sentence: str, prose: bool) -> None:
    assert is_prose(sentence, 0, len(sentence), len(sentence)) is prose


def test_a_caption_that_is_asked_for_by_its_label_is_taken_for_a_sentence() -> None:
    caption = "Table 1: Members of the club."

    assert is_prose(caption, 0, len(caption), caption.index("Table"))
    assert not is_prose(caption, 0, len(caption), caption.index("Members"))


@pytest.mark.parametrize(
    "before",
    ["", "Supplementary ", "Supplemental ", "SUPPLEMENTARY ", "Extended Data ", "Online ", "Appendix "],
)
def test_captions_are_known_by_any_of_their_labels(before: str) -> None:
    labels = "Table TABLE Tab. Fig Fig. Figure Figura FIG FIG. FIGURE Box BOX Chart Exhibit Scheme Plate Listing Algorithm Map"
    foreign = "Tableau Tabelle Tabla Tabella Tabela Abb. Abbildung"
    captions = [f"{before}{label} 2: Members of the club." for label in f"{labels} {foreign}".split()]

    assert [text for text in captions if is_prose(text, 0, len(text), len(text))] == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("14", True),
        ("2 + 2 = 4", True),
        ("6.7B 4096 32 3.0e−4 4M", True),
        ("A: 5 %", True),
        ("In 1939", False),
        ("A 5th", False),
        ("5 of 7", False),
        ("3年", False),
        ("a + b", False),
        ("* * *", False),
    ],
)
def test_figures_are_told_from_words(text: str, figures: bool) -> None:
    assert is_figures(f"of {text} it", 3, 3 + len(text)) is figures


@pytest.mark.parametrize(
    "end",
    [
        *(
            ".",
            "!",
            "?",
            ":",
            ";",
            "…",
            "。",
            "！",
            "？",
            ".”",
            '."',
            ".)",
            ".]}",
            ". ",
            ".3",
            ".3,4",
            ".3–5",
            ".3-5",
        ),
        *(". [3]", ".[12a]", ".’ 7", " 2007.", " of 3.5.", ".\n"),
    ],
)
def test_a_sentence_ends_whole_with_marks_and_numbers_of_notes(end: str) -> None:
    text = f"The club met{end} More"

    assert ends_whole(text, 0, len(text) - len(" More"))


@pytest.mark.parametrize("end", ["", ",", " 3.5", " 2007", " [3]", " no. 5x", "”", " [1234]", ". [1234]"])
def test_what_ends_otherwise_is_cut_short(end: str) -> None:
    text = f"The club met{end} More."

    assert not ends_whole(text, 0, len(text) - len(" More."))


@pytest.mark.parametrize(
    "kind",
    [
        "Fig",
        "Figure",
        "Table",
        "Text",
        "File",
        "Data",
        "Dataset",
        "Appendix",
        "Protocol",
        "Movie",
        "Video",
        "Audio",
        "Checklist",
    ],
)
def test_captions_of_supplements_are_known_by_their_number(kind: str) -> None:
    for caption in (f"S1 {kind} Members of the club.", f"S12{kind}. Members of the club."):
        assert not is_prose(caption, 0, len(caption), len(caption))
    for sentence in (
        f"S {kind} was met by the club.",
        f"S1 {kind}s of members were met.",
        f"S1 Club {kind} met.",
    ):
        assert is_prose(sentence, 0, len(sentence), len(sentence))


@pytest.mark.parametrize(
    ("sentence", "prose"),
    [
        ("Table 12a: Members of the club.", False),
        ("Table 2.3–4) Members of the club.", False),
        ("Table A.1 Members of the club.", False),
        ("Table AB-2. Members of the club.", False),
        ("Tables 2-3: Members of the club.", False),
        ("Table 2— Members of the club.", False),
        ("Table 2 (Members of the club) is here.", False),
        ("Table2: Members of the club.", False),
        ("Table 2nd place went to the club.", True),
        ("Table IVs were met by the club.", True),
        ("Table 2 members of the club met.", True),
        ("Maps 3 were of the club.", True),
        ("He met Table 2: Members of the club.", True),
    ],
)
def test_a_label_has_a_number_and_is_parted_from_its_caption(sentence: str, prose: bool) -> None:
    assert is_prose(sentence, 0, len(sentence), len(sentence)) is prose


@pytest.mark.parametrize(("n", "prose"), [(79, False), (80, True)])
def test_what_is_as_long_as_a_sentence_may_be_one_cut_short(n: int, prose: bool) -> None:
    row = ("rows " * 16)[:n]

    assert is_prose(row, 0, n, n) is prose


def test_a_word_at_the_very_start_of_a_sentence_is_in_it() -> None:
    # sentences [0, 5) and [5, 10), as of a script without blanks: the first term in one, the others in the second
    found = [(0, (0, 2), 0), (1, (5, 7), 1), (2, (7, 9), 2)]

    assert best_sentence(found, [4.0, 2.0, 1.0], [0, 5, 5, 10]) == 4.0
    assert best_sentence(found, [1.0, 2.0, 4.0], [0, 5, 5, 10]) == 6.0


def test_of_a_later_sentence_it_is_told_whether_it_is_prose() -> None:
    heading = "The sea rose. Energy club"
    caption = "The sea rose. Table 1: Members of the club."
    words = {"Energy": 0, "club": 1, "Table": 2}

    def best(text: str, *asked: str) -> float:
        found = [
            (n, (text.index(word), text.index(word) + len(word)), words[word]) for n, word in enumerate(asked)
        ]
        return best_sentence(found, [2.0, 1.0, 0.5], [0, 13, 14, len(text)], text)

    assert best(heading, "Energy", "club") == 1.5
    assert best(caption, "club") == 0.5
    assert best(caption, "Table", "club") == 1.5  # asked for by its label
