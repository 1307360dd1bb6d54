"""The notes of a Word file and their numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from docxs import W, content_of, notes, p, ref, styled, t

from scoqa.types import Zone


def test_footnotes_are_counted_in_figures_and_endnotes_in_roman_numbers(tmp_path: Path):
    order = (("footnote", 2), ("endnote", 1), ("footnote", 1), ("endnote", 2))
    body = p("".join(t(f"w{n}") + f'<w:r><w:{kind}Reference w:id="{n}"/></w:r>' for kind, n in order))

    content = content_of(
        tmp_path,
        body,
        footnotes=notes("footnote", "One.", "Two."),
        endnotes=notes("endnote", "Three.", "Four."),
    )

    assert content.text.split("\n\n") == [
        "w2[1]w1[i]w1[2]w2[ii]",
        "[2] One.",
        "[1] Two.",
        "[i] Three.",
        "[ii] Four.",
    ]
    assert [each.zone for each in content.zones] == [Zone.FOOTNOTE]


def test_a_note_whose_reference_was_deleted_is_neither_shown_nor_counted(tmp_path: Path):
    inner = (
        t("a")
        + f"<w:del>{ref('footnote', 1)}</w:del><w:moveFrom>{ref('footnote', 2)}</w:moveFrom>"
        + t("b")
        + ref("footnote", 3)
        + f"<w:moveTo>{ref('footnote', 2)}</w:moveTo>"
    )

    content = content_of(
        tmp_path, p(inner), footnotes=notes("footnote", "Gone.", "Moved.", "Kept.", "Loose.")
    )

    # the last is referred to nowhere, as notes of headers are
    assert content.text.split("\n\n") == ["ab[1][2]", "[2] Moved.", "[1] Kept.", "Loose."]


@pytest.mark.parametrize("on", ["1", "true", "on"])
def test_a_note_with_a_mark_of_its_own_is_not_counted(tmp_path: Path, on: str):
    inner = t("a") + ref("footnote", 1, f' w:customMarkFollows="{on}"') + t("*") + t("b") + ref("footnote", 2)

    content = content_of(tmp_path, p(inner), footnotes=notes("footnote", "* Own.", "Kept."))

    assert content.text.split("\n\n") == ["a*b[1]", "* Own.", "[1] Kept."]


def test_notes_may_have_several_paragraphs_and_only_they_are_notes(tmp_path: Path):
    each = (
        f'<w:footnote w:id="1" w:type="normal">{p(t("One."))}{p(t("Two."))}</w:footnote><w:footnote w:id="2">{p("")}</w:footnote>'
        f'<w:footnote w:id="3" w:type="continuationNotice">{p(t("no"))}</w:footnote><w:other w:id="4">{p(t("no"))}</w:other>'
    )
    inner = t("a") + ref("footnote", 1) + ref("footnote", 2)

    content = content_of(tmp_path, p(inner), footnotes=f"<w:footnotes {W}>{each}</w:footnotes>")

    assert content.text == "a[1][2]\n\n[1] One. Two."


def test_notes_behind_the_text_are_of_no_section(tmp_path: Path):
    body = p(t("a") + ref("footnote", 1)) + styled("References", "Heading2") + p(t("Pliny. Histories."))

    content = content_of(tmp_path, body, footnotes=notes("footnote", "At noon."))

    (section,) = content.sections
    assert content.text[section.span.start : section.span.stop].strip() == "References\n\nPliny. Histories."
    assert [(z.zone, content.text[z.span.start : z.span.stop]) for z in content.zones][1:] == [
        (Zone.FOOTNOTE, "[1] At noon.")
    ]
