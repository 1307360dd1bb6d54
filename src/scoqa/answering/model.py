"""The fitted numbers of the confidence models; written by scripts/fit_confidence.py, not by hand."""

ABOUT = (-13.73, 21.27, 3.27, 3.25, 0.55)
"""Intercept and weights of the first signals: is the question the collection's own?"""
ANSWERED = 0.616

SOUND = (-2.59, -1.58, 0.88, 2.06, 0.24, 6.39)
"""Intercept and weights of together, size, sentence, neighbours, lead: is the first passage relevant?"""
STRONG = 0.85
FAIR = 0.55

RIGHT = {"strong": 0.87, "fair": 0.66, "weak": 0.53}
"""Share of the answers of each word whose first passage was relevant, over judged collections."""
