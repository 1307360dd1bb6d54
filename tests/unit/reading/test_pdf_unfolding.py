"""Accents that a PDF draws apart from their letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import LINE, column, content_of, make_pdf

from scoqa.reading.pdf_unfolding import unfold, with_accents, with_hyphens


@pytest.mark.parametrize(
    ("drawn", "written"),
    [
        (
            "M¨uller, P´erez and Mart´ınez",
            "Müller, Pérez and Martínez",
        ),  # as TeX draws them: before the letter
        ("Schr ¨odinger", "Schr ödinger"),
        ("Mu˜noz of S˜ao Paulo", "Muñoz of São Paulo"),
        ("fa¸cade", "façade"),
        ("the chosen Bene¬fit, but p ¬q", "the chosen Benefit, but p ¬q"),
        ("Sto¨ck, Pe´rez and Jose´ Macı´as", "Stöck, Pérez and José Macías"),  # as others do: behind it
        ("Mun˜oz, Franc¸ois", "Muñoz, François"),
        ("the Fulni-oˆ Indigenous lands", "the Fulni-ô Indigenous lands"),
        ("high) ¨ origine", "high) ¨ origine"),  # an arrow
        ("it´s l´eau and don´t", "it´s l´eau and don´t"),  # typed for an apostrophe
        ("x ˜ y and `code`", "x ỹ and `code`"),
        ("a\xadb ﬁnd\x02", "ab find"),
    ],
)
def test_accents_drawn_apart_are_put_on_their_letters(drawn: str, written: str):
    assert unfold(drawn) == written


def test_a_soft_hyphen_that_is_drawn_inside_a_line_is_a_hyphen(tmp_path: Path):
    reads = {**{letter: letter for letter in map(chr, range(32, 126))}, "~": "\xad"}
    page = column(
        70, 700, ["The face~to~face talks of 1835~37 went on in the same har~", "bour as before.", LINE]
    )

    text = content_of(tmp_path, make_pdf([page], reads=reads)).text

    assert text.startswith("The face-to-face talks of 1835-37 went on in the same harbour as before.")


def test_one_that_takes_no_room_is_none():
    assert (
        with_hyphens("a\xadb c\xadd", [(0, 5, 0, 9), (5, 5, 0, 9), (5, 9, 0, 9), *[(9, 12, 0, 9)] * 5])
        == "a\xadb c-d"
    )


@pytest.mark.parametrize(
    ("drawn", "over", "written"),
    [
        ("Jose Pereira ´", 3, "José Pereira"),
        ("Emin Gun Sirer, Do ¨ gan", 6, "Emin Gün Sirer, Dogan"),
        ("Leitao˜", 4, "Leitão"),
        ("I. Mandic´75", 8, "I. Mandić75"),
        ("Prague x ˇ", 7, "Prague x ˇ"),  # no letter has it
        ("A moins de `", 0, "À moins de"),
    ],
)
def test_an_accent_that_stands_alone_is_put_where_it_is_drawn(drawn: str, over: int, written: str):
    boxes = [(10.0 * n, 10.0 * n + 9, 0.0, 12.0) for n in range(len(drawn))]
    at = next(n for n, letter in enumerate(drawn) if letter in "´`¨˜ˇ")
    boxes[at] = (10.0 * over + 2, 10.0 * over + 6, 0.0, 12.0)
    boxes[at + 1 :] = [(left - 30, right - 30, y, height) for left, right, y, height in boxes[at + 1 :]]

    found = with_accents(drawn, boxes)

    assert len(found) == len(drawn)
    assert unfold(found) == written


@pytest.mark.parametrize(
    ("gap", "written"),
    [(0, "the acuña cactus"), (5, "the acuñ a cactus")],
    ids=["inside a word", "at its end"],
)
def test_a_blank_behind_an_accent_drawn_over_its_letter_is_none_inside_a_word(gap: int, written: str):
    drawn = "the acun˜ a cactus"
    boxes = [(10.0 * n, 10.0 * n + 10, 0.0, 12.0) for n in range(len(drawn))]
    boxes[8] = (72.0, 76.0, 0.0, 12.0)
    boxes[9:] = [(left - 20 + gap, right - 20 + gap, y, height) for left, right, y, height in boxes[9:]]

    assert unfold(with_accents(drawn, boxes)) == written


@pytest.mark.parametrize(
    ("drawn", "width", "written"),
    [
        ("le d´ebut", 0, "le début"),
        ("la mati`ere", 0, "la matière"),
        ("c’est `a faire d’´equations", 0, "c’est à faire d’équations"),
        ("the `word’ that", 10, "the `word’ that"),  # beside a letter: a quotation mark
        ("boire de l´eau", 10, "boire de l´eau"),
    ],
)
def test_where_an_accent_before_a_letter_is_drawn_tells_if_it_is_one(drawn: str, width: int, written: str):
    boxes, left = [], 0.0
    for sign in drawn:
        boxes.append((left, left + 10, 0.0, 12.0))
        left += width if sign in "´`" else 10

    assert unfold(with_accents(drawn, boxes)) == written
