"""Answers and lists to text and machine formats; knows no terminal."""

from scoqa.render.answer import LAYOUTS, answer_lines, evidence_lines
from scoqa.render.fragments import Fragment, Line, clean, plain, width, wrap
from scoqa.render.look import Look, is_dumb, look_of
from scoqa.render.paint import paint

__all__ = [
    "LAYOUTS",
    "Fragment",
    "Line",
    "Look",
    "answer_lines",
    "clean",
    "evidence_lines",
    "is_dumb",
    "look_of",
    "paint",
    "plain",
    "width",
    "wrap",
]
