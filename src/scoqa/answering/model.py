"""The fitted numbers of the confidence models; written by scripts/fit_confidence.py, not by hand."""

ABOUT = (-3.02, -0.52, 6.70, 2.59, 0.31, 4.41, 0.89, 0.82)
"""Intercept and weights of text, together, words, neighbours, sentence, topical, subject: is the question the collection's own?"""
ANSWERED = 0.730

ELSEWHERE = (-2.78, -0.59, 9.7, 6.22, 0.55, 3.98)
"""The same without topical, for passages in other languages than English."""
ELSEWHERE_ANSWERED = 0.662

SOUND = (-2.20, -0.18, 0.96, 0.15, 0.98, 6.97)
"""Intercept and weights of together, words, neighbours, sentence, lead: is the first passage relevant?"""
STRONG = 0.85
FAIR = 0.55

RIGHT = {"strong": 0.96, "fair": 0.75, "weak": 0.48}
"""Share of the answers of each word whose first passage was relevant, over judged collections."""
