"""The fitted numbers of the confidence models; written by scripts/fit_confidence.py, not by hand."""

ABOUT = (-3.719, -0.486, 6.420, 2.461, 0.309, 4.638, 0.775, 1.188)
"""Intercept and weights of text, together, words, neighbours, sentence, topical, subject: is the question the collection's own?"""
ANSWERED = 0.576
"""Probability by it from which a question is answered: over the judged collections 3.1% of others' reach it."""

ELSEWHERE = (-2.78, -0.59, 9.7, 6.22, 0.55, 3.98)
"""The same without topical and subject, for passages in other languages than English: the model before them, kept."""
ELSEWHERE_ANSWERED = 0.662
"""Likewise for it."""

SOUND = (-2.383, -0.366, 1.171, 0.213, 0.411, 6.259)
"""Intercept and weights of together, words, neighbours, sentence, lead: is the first passage relevant?"""
STRONG = 0.85
FAIR = 0.55
"""Probabilities by it from which an answer has that word."""

RIGHT = {"strong": 0.94, "fair": 0.75, "weak": 0.45}
"""Share of the answers of each word whose first passage was relevant, over judged collections."""
