"""Fonts of symbols, whose codes are their own: which sign of Unicode a code of Symbol or Wingdings is.

Word processors and PDFium give them in an area of Unicode for private use that means nothing without the font.
"""

from __future__ import annotations

AREA = 0xF000
_SYMBOL = dict(
    zip(
        range(AREA + 0x20, AREA + 0x7F),
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
        strict=True,
    )
) | dict(
    zip(
        range(AREA + 0xA0, AREA + 0xE6),
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑",
        strict=True,
    )
) | {AREA + 0xF1: "〉", AREA + 0xF2: "∫"}  # fmt: skip
"""Adobe's encoding of Symbol, as the PDF reference has it (ISO 32000-1, D.5), without pieces of brackets."""
_WINGDINGS = {
    AREA + code: sign
    for code, sign in {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x76: "❖", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→",
        0xFB: "✗", 0xFC: "✓", 0xFE: "☑",
    }.items()
}  # fmt: skip
"""The bullets, arrows and ticks of Wingdings that word processors offer."""
_ANY = {AREA + 0x20: " ", AREA + 0xB7: "•"}
"""Of whatever font."""


def sign_of(code: int, font: str) -> str:
    """The sign that a code of the private area is in a font; "" where that is not known.

    Args:
        code: From U+F020 to U+F0FE.
        font: Its name.
    """
    table = _SYMBOL if "Symbol" in font or "Symbl" in font or "StandardSym" in font else {}
    if "Wingdings" in font:
        table = _WINGDINGS
    return table.get(code) or _ANY.get(code, "")
