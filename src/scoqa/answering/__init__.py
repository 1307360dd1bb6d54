"""Hits to an answer: best sentence, confidence, highlights, or an honest not found."""
