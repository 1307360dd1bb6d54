"""Formulas of MathML, and of Word, as one line of text: "E=mc²", "(a+b)/2", "√(x)"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from scoqa.reading.elements import UNSEEN, attribute, local
from scoqa.reading.raised import raised

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNREAD = {
    "annotation",
    "annotation-xml",
    "tex-math",
    "mphantom",
    "ctrlPr",
    "fPr",
    "sSupPr",
    "sSubSupPr",
    "radPr",
}
_TEX_BODY = re.compile(r"\\begin\{document\}(.*?)(?:\\end\{document\}|\Z)", re.DOTALL)
_TEX_SET = re.compile(
    r"\\(?:left|right|bigg?|Bigg?|displaystyle|textstyle|limits|q?quad|text|math|bold|mathop|operatorname"
    r"|(?:begin|end|label)\{[^{}]*\})(?:rm|bf|it|sf|tt|cal|bb|frak|scr|symbol)?(?![a-zA-Z])|\\[^a-zA-Z{}]|[$&]"
)
"""What only sets the words and signs of TeX."""
_TEX_NAME = re.compile(r"\\([a-zA-Z]+)")
_TEX_SINGLE = re.compile(r"\{\s*(\w?)\s*\}")
_ONE = re.compile(r"[\w.,'′]*")
"""What a fraction needs no brackets around."""


def tex(source: str) -> str:
    """A formula of TeX as one line, without what only sets it, its signs as such: "p_T < α"."""
    from html.entities import html5  # few articles have TeX alone

    body = _TEX_BODY.search(source)
    told = _TEX_SET.sub(" ", body[1] if body else source)
    told = _TEX_NAME.sub(lambda name: html5.get(f"{name[1]};", name[0]), told)
    return " ".join(_TEX_SINGLE.sub(r"\1", told).split())


def formula(element: _Element) -> str:
    """The signs of a formula in order; exponents raised where they are figures, fractions with a stroke."""
    name = local(element)
    if name in _UNREAD or not name:
        return ""
    if make := _MADE.get(name):
        parts = [child for child in element if local(child) and local(child) not in _UNREAD]
        return make(parts) if parts else ""
    own = (element.text or "") if name in _SIGNS else ""
    own = own if name in _WORDS else own.strip()
    is_ended = name == "math" and (element.tail or "")[:1].isalpha()
    words = _joined([own, *map(formula, element)]).translate(UNSEEN)
    if name in _CELLS:
        return f"{words.strip()} "
    return f"{words} " if is_ended and not words[-1:].isalnum() else words


def _joined(parts: list[str]) -> str:
    """Parts side by side, a blank between names and what letters stand beside them: "sin x"."""
    line = ""
    before = ""
    for part in filter(None, parts):
        is_name = any(len(ends) > 1 and ends.isalpha() for ends in (before[-2:], part[:2]))
        line += f" {part}" if is_name and before[-1:].isalpha() and part[0].isalpha() else part
        before = part
    return line


def _power(parts: list[_Element]) -> str:
    base, *others = map(formula, parts)
    if not base.strip():  # a mark before a word
        return "".join([*others, " "])
    return base + "".join(others[:-1]) + "".join(raised(power, base) for power in others[-1:])


def _fraction(parts: list[_Element]) -> str:
    return "/".join(part if _ONE.fullmatch(part) else f"({part})" for part in map(formula, parts))


def _root(parts: list[_Element]) -> str:
    words = "".join(map(formula, parts))
    return f"√{words}" if _ONE.fullmatch(words) else f"√({words})"


def _brackets(parts: list[_Element]) -> str:
    """What stands between brackets, which Word states beside it where they are not round."""
    signs = {local(item): attribute(item, "val") for part in parts if local(part) == "dPr" for item in part}
    inner = signs.get("sepChr", "|").join(formula(part) for part in parts if local(part) == "e")
    return f"{signs.get('begChr', '(')}{inner}{signs.get('endChr', ')')}"


def _sum(parts: list[_Element]) -> str:
    signs = [
        attribute(item, "val")
        for part in parts
        if local(part) == "naryPr"
        for item in part
        if local(item) == "chr"
    ]
    return "".join([*(signs[:1] or ["∫"]), *map(formula, parts)])


_MADE: dict[str, Callable[[list[_Element]], str]] = {
    **dict.fromkeys(("msup", "msubsup", "sSup", "sSubSup"), _power),
    **dict.fromkeys(("mfrac", "f"), _fraction),
    "msqrt": _root,
    "mroot": lambda parts: _root(parts[:1]),
    "rad": lambda parts: _root([part for part in parts if local(part) == "e"]),
    "d": _brackets,
    "nary": _sum,
}
_CELLS = {"mtd", "mtr", "mlabeledtr"}
_WORDS = {"mtext", "ms", "t"}
_SIGNS = {"mi", "mn", "mo", "mtext", "ms", "t"}
"""Elements whose text is seen."""
