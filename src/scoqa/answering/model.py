"""The fitted numbers of the confidence model; written by scripts/fit_confidence.py, not by hand."""

INTERCEPT = -13.34
TOGETHER = 21.51
SIZE = 3.41
SENTENCE = 2.96

WEAK = 0.65
FAIR = 0.85
STRONG = 0.97
