"""Pages drawn in no order, and columns drawn in turn with narrow gutters or with several."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from pdfs import Word, content_of, make_pdf

SENTENCES = [
    f"The {word} of these words stands in its own line here"
    for word in (
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    )
]  # fmt: skip
_LEADING = 12.0


def read(tmp_path: Path, words: Sequence[Word]) -> str:
    return " ".join(content_of(tmp_path, make_pdf([words])).text.split())


def down(x: float, lines: list[str]) -> list[tuple[float, float, str]]:
    return [(x, 760 - _LEADING * n, line) for n, line in enumerate(lines)]


@pytest.mark.parametrize("order", ["upwards", "any"])
@pytest.mark.parametrize("lefts", [(60.0,), (40.0, 310.0)], ids=["one", "two"])
def test_lines_drawn_upwards_or_in_any_order_are_read_down_each_column(
    tmp_path: Path, lefts: tuple[float, ...], order: str
):
    part = len(SENTENCES) // len(lefts)
    drawn = [word for n, x in enumerate(lefts) for word in down(x, SENTENCES[n * part : (n + 1) * part])]
    if order == "upwards":
        drawn.reverse()
    else:
        random.Random(1).shuffle(drawn)

    assert read(tmp_path, drawn) == " ".join(SENTENCES)


def test_words_drawn_in_any_order_stand_in_their_lines(tmp_path: Path):
    drawn = [
        (40.0 + 52 * n, y, word, 9.0)
        for _, y, line in down(60, SENTENCES)
        for n, word in enumerate(line.split())
    ]
    random.Random(1).shuffle(drawn)

    assert read(tmp_path, drawn) == " ".join(SENTENCES)


def test_a_blank_that_is_drawn_stays_however_narrow(tmp_path: Path):
    text = read(tmp_path, [(x, y, line, 4.0) for x, y, line in down(60, SENTENCES)][::-1])

    assert text == " ".join(SENTENCES)


def test_cells_drawn_one_after_the_other_are_not_taken_for_no_order(tmp_path: Path):
    rows = [
        (f"the name {n}", f"what row {n} says at first", f"and what it says below {n}") for n in range(14)
    ]
    drawn = [
        word
        for n, (name, first, second) in enumerate(rows)
        for word in (
            (60.0, 760 - 30.0 * n, name),
            (160.0, 766 - 30.0 * n, first),
            (160.0, 754 - 30.0 * n, second),
        )
    ]

    text = read(tmp_path, drawn)

    assert all(text.index(name) < text.index(first) < text.index(second) for name, first, second in rows)


@pytest.mark.parametrize("gutter", [10.0, 12.0, 18.0])
def test_columns_drawn_in_turn_are_parted_at_a_narrow_gutter(tmp_path: Path, gutter: float):
    lines = [f"{line} and fills it to the end" for line in SENTENCES]  # about 310 points at 10
    left, right = down(40, [line[:52] for line in lines]), down(0, [line[:52].upper()[:40] for line in lines])
    drawn = []
    for (x, y, a), (_, _, b) in zip(left, right, strict=True):
        drawn += [(x, y, a), (0.0, y, b)]
    end = 40 + 250
    drawn = [(x or end + gutter, y, words) for x, y, words in drawn]

    text = read(tmp_path, drawn)

    assert text.index(lines[-1][:30]) < text.index(lines[0][:20].upper())


def test_three_columns_drawn_in_turn_are_read_one_after_the_other(tmp_path: Path):
    cells = [
        [f"{name} {n:02} goes on with some words" for n in range(20)] for name in ("left", "middle", "right")
    ]
    drawn = [
        (x, 760 - _LEADING * n, column[n])
        for n in range(20)
        for x, column in zip((40.0, 215.0, 390.0), cells, strict=True)
    ]

    text = read(tmp_path, drawn)

    assert text.split() == " ".join(" ".join(column) for column in cells).split()
