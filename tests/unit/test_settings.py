"""Settings check themselves: a number out of its range or of another kind is told by name and value."""

from __future__ import annotations

from math import inf, nan

import numpy as np
import pytest

from scoqa.settings import Settings


@pytest.mark.parametrize(
    ("wrong", "error", "said"),
    [
        ({"weighting": "tfidf"}, ValueError, "weighting is one of bm25, cosine: 'tfidf'"),
        ({"k1": -0.1}, ValueError, "k1 is at least 0: -0.1"),
        ({"title": nan}, ValueError, "title is at least 0: nan"),
        ({"b": 1.01}, ValueError, "b lies between 0 and 1: 1.01"),
        ({"b": -0.01}, ValueError, "b lies between 0 and 1: -0.01"),
        ({"passage_overlap": 1.0}, ValueError, "passage_overlap is at least 0 and below 1: 1.0"),
        ({"candidates": 0}, ValueError, "candidates is above 0: 0"),
        ({"freshness_seconds": 0.0}, ValueError, "freshness_seconds is above 0: 0.0"),
        ({"reader_seconds": nan}, ValueError, "reader_seconds is above 0: nan"),
        ({"passage_words": 150.0}, TypeError, "passage_words is a whole number, not 150.0"),
        ({"k1": "1.2"}, TypeError, "k1 is a number, not '1.2'"),
        ({"words": 3}, TypeError, "Settings takes weighting, k1, b"),
    ],
)
def test_a_wrong_setting_is_told_by_name_and_value(wrong, error: type[Exception], said: str):
    with pytest.raises(error, match=said):
        Settings(**wrong)


@pytest.mark.parametrize(
    "edge",
    [
        {"k1": 0},
        {"b": 0},
        {"b": 1},
        {"passage_overlap": 0},
        {"candidates": 1},
        {"writer_seconds": inf},
        {"weighting": "cosine"},
        {"k1": np.float32(1.5)},
        {"candidates": np.int64(50)},
    ],
)
def test_the_ends_of_a_range_are_inside(edge):
    ((name, value),) = edge.items()

    assert getattr(Settings(**edge), name) == value
