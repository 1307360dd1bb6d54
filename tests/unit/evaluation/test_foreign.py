"""Questions of other collections beside a collection's own."""

from scoqa.evaluation.foreign import spread, with_foreign
from scoqa.evaluation.judged import Judged, Question

OWN = Judged(
    "own", tuple(Question(f"q{i}", f"what {i}") for i in range(6)), {f"q{i}": {"r": 1} for i in range(5)}
)
OTHER = Judged(
    "other",
    (Question("q1", "who"), Question("q2", "where", answerable=False), Question("q3", "why")),
    {"q1": {"x": 1}, "q2": {"x": 1}, "q3": {"x": 0}},
)


def test_others_judged_questions_have_no_answer_here() -> None:
    mixed = with_foreign(OWN, [OTHER])

    assert [one.id for one in mixed.questions] == ["q0", "q1", "q2", "q3", "q4", "other/q1"]
    assert mixed.questions[-1].answerable is False
    assert mixed.qrels == OWN.qrels


def test_a_sample_is_spread_over_the_order() -> None:
    assert [one.id for one in with_foreign(OWN, [], own=2).questions] == ["q0", "q2"]
    assert spread(OWN.questions, 0) == list(OWN.questions)
