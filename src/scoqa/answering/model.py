"""The fitted numbers of the confidence models; written by scripts/fit_confidence.py, not by hand."""

ABOUT = (-3.605, -0.361, 5.993, 2.274, 0.392, 3.546, 0.542, 1.257, -2.051)
"""Intercept and weights of text, together, words, neighbours, sentence, topical, subject, seldom: is the question the collection's own?"""
ANSWERED = 0.640
"""Probability by it from which a question is answered: over the judged collections 2.8% of others' reach it."""

ELSEWHERE = (-2.78, -0.59, 9.7, 6.22, 0.55, 3.98)
"""The same without topical, subject and seldom, for passages in other languages than English: the model before them, kept."""
ELSEWHERE_ANSWERED = 0.662
"""Likewise for it."""

SOUND = (-2.374, -0.374, 1.152, 0.220, 0.421, 6.228)
"""Intercept and weights of together, words, neighbours, sentence, lead: is the first passage relevant?"""
STRONG = 0.85
FAIR = 0.55
"""Probabilities by it from which an answer has that word."""

RIGHT = {"strong": 0.94, "fair": 0.75, "weak": 0.45, "none": 0.51}
"""Share of the questions of each word whose first passage was relevant, over judged collections; of none it is not shown."""
