"""Formulas of web pages as text, once each."""

from __future__ import annotations

import pytest

from scoqa.reading.html import read_html

WORDS = "These are the words of a paragraph that says something about it at some length and no more. " * 3
SQUARE = "<math><semantics><msup><mi>x</mi><mn>2</mn></msup><annotation encoding='application/x-tex'>x^2</annotation></semantics></math>"


@pytest.mark.parametrize(
    "drawn",
    [
        SQUARE,
        f"<span class='katex'><span class='katex-mathml'>{SQUARE}</span><span class='katex-html'><span>x</span><span>2</span></span></span>",
        f"<span class='MathJax_Preview'>x2</span><span class='MathJax'><nobr><i>x</i>2</nobr><span class='MJX_Assistive_MathML'>{SQUARE}</span></span>",
        f"<mjx-container class='MathJax'><mjx-math>x2</mjx-math><mjx-assistive-mml>{SQUARE}</mjx-assistive-mml></mjx-container>",
        f"<span class='mwe-math-element'><span style='display: none'>{SQUARE}</span><img src='a.svg' alt='x^2'></span>",
    ],
)
@pytest.mark.parametrize("site", ["<form></form><div class='post'>{}</div>", "<h1>Squares</h1>{}"])
def test_a_formula_stands_in_its_sentence_once(drawn: str, site: str):
    body = site.format(f"<p>Take {drawn}, and {drawn}too. {WORDS}</p><p>{WORDS}</p>")

    text = read_html(
        f"<!doctype html><html><head><title>T</title></head><body>{body}</body></html>".encode()
    ).text

    assert "Take x², and x² too. These are" in text
