"""The fitted numbers of the confidence models; written by scripts/fit_confidence.py, not by hand."""

ABOUT = (-13.62, 21.14, 3.24, 3.28, 0.55)
"""Intercept and weights of the first signals: is the question the collection's own?"""
ANSWERED = 0.612

SOUND = (-2.62, -1.62, 0.89, 2.12, 0.24, 6.39)
"""Intercept and weights of together, size, sentence, neighbours, lead: is the first passage relevant?"""
STRONG = 0.85
FAIR = 0.55

RIGHT = {"strong": 0.89, "fair": 0.73, "weak": 0.53}
"""Share of the answers of each word whose first passage was relevant, over judged collections."""
