"""The fitted numbers of the confidence models; written by scripts/fit_confidence.py, not by hand."""

ABOUT = (-2.78, -0.59, 9.70, 6.22, 0.55, 3.98)
"""Intercept and weights of text, together, words, neighbours, sentence: is the question the collection's own?"""
ANSWERED = 0.662

SOUND = (-2.35, 0.25, 0.87, 0.23, 0.63, 6.86)
"""Intercept and weights of together, words, neighbours, sentence, lead: is the first passage relevant?"""
STRONG = 0.85
FAIR = 0.55

RIGHT = {"strong": 0.96, "fair": 0.77, "weak": 0.45}
"""Share of the answers of each word whose first passage was relevant, over judged collections."""
