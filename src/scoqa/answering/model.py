"""The fitted numbers of the confidence model; written by scripts/fit_confidence.py, not by hand."""

INTERCEPT = -14.42
TOGETHER = 20.95
SIZE = 3.58
SENTENCE = 5.27

WEAK = 0.644
FAIR = 0.838
STRONG = 0.975

RIGHT = {"strong": 0.82, "fair": 0.68, "weak": 0.66}
"""Share of the answers of each word whose first passage was relevant, over judged collections."""
