"""The fitted numbers of the confidence models; written by scripts/fit_confidence.py, not by hand."""

ABOUT = (-3.564, -0.366, 6.013, 2.309, 0.389, 3.543, 0.536, 1.256, -2.045)
"""Is the collection about the question? Intercept, then weights of text, together, words, neighbours, sentence, topical, subject, seldom."""
ANSWERED = 0.642
"""The least probability by ABOUT for an answer; 2.8% of questions about something else reach it on the judged collections."""

ELSEWHERE = (-2.475, -0.043, 9.107, 0.404, 5.284, 1.535, -1.108)
"""The same for passages in other languages than English: intercept, then weights of text, together, neighbours, sentence, beyond, passages."""
ELSEWHERE_ANSWERED = 0.700
"""The least probability by ELSEWHERE for an answer; 4.0% reach it on collections in other languages."""

SOUND = (-2.373, -0.377, 1.152, 0.220, 0.424, 6.227)
"""Is the first passage relevant? Intercept, then weights of together, words, neighbours, sentence, lead."""
STRONG = 0.85
FAIR = 0.55
"""The least probability by SOUND for an answer that is called so."""

RIGHT = {"strong": 0.94, "fair": 0.75, "weak": 0.45, "none": 0.51}
"""How often the first passage was relevant on the judged collections, by the word of the answer; with "none" it is not shown."""
