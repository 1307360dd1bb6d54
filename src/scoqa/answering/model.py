"""The fitted numbers of the confidence models; written by scripts/fit_confidence.py, not by hand."""

ABOUT = (-3.605, -0.361, 5.993, 2.274, 0.392, 3.546, 0.542, 1.257, -2.051)
"""Is the collection about the question? Intercept, then weights of text, together, words, neighbours, sentence, topical, subject, seldom."""
ANSWERED = 0.640
"""The least probability by ABOUT for an answer; 2.8% of questions about something else reach it on the judged collections."""

ELSEWHERE = (-2.78, -0.59, 9.7, 6.22, 0.55, 3.98)
"""The same for passages in other languages than English, without topical, subject and seldom, which they do not have."""
ELSEWHERE_ANSWERED = 0.662
"""The least probability by ELSEWHERE for an answer."""

SOUND = (-2.374, -0.374, 1.152, 0.220, 0.421, 6.228)
"""Is the first passage relevant? Intercept, then weights of together, words, neighbours, sentence, lead."""
STRONG = 0.85
FAIR = 0.55
"""The least probability by SOUND for an answer that is called so."""

RIGHT = {"strong": 0.94, "fair": 0.75, "weak": 0.45, "none": 0.51}
"""How often the first passage was relevant on the judged collections, by the word of the answer; with "none" it is not shown."""
