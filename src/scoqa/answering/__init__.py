"""Ranked hits to answers: best sentence, evidence, highlights, confidence, or "not found"."""

from scoqa.answering.answer import answer

__all__ = ["answer"]
