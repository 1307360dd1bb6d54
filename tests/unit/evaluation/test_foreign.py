"""Questions of other collections beside a collection's own."""

from scoqa.evaluation.foreign import families, spread, with_foreign
from scoqa.evaluation.judged import Judged, Question, Record

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


def test_collections_of_the_same_texts_are_no_strangers() -> None:
    def titled(name: str, *titles: str) -> Judged:
        return Judged(name, (), {}, tuple(Record(title, "text", title) for title in titles))

    owls = titled("owls", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
    more = titled("more", "a", "b", "c", "d", "x", "y", "z", "u", "v", "w")
    small = titled("small", "y", "1")
    other = titled("other", "a", "2", "3")

    found = families([owls, more, small, other, titled("bare", "")])

    assert found == {"owls": "owls", "more": "owls", "small": "owls", "other": "other", "bare": "bare"}


def test_of_as_many_questions_as_are_wanted_all_are_taken() -> None:
    for n in (6, 7):
        assert spread(OWN.questions, n) == list(OWN.questions)
    assert [one.id for one in spread(OWN.questions, 4)] == ["q0", "q1", "q3", "q4"]  # 0, 1.5, 3, 4.5


def test_questions_said_to_have_no_answer_are_none_of_its_own() -> None:
    own = Judged(
        "own",
        (Question("q0", "what"), Question("q1", "who", answerable=False)),
        {"q0": {"r": 1}, "q1": {"r": 1}},
    )
    many = Judged(
        "many", tuple(Question(f"q{i}", "why") for i in range(6)), {f"q{i}": {"x": 1} for i in range(6)}
    )

    assert [one.id for one in with_foreign(own, [many], each=2).questions] == ["q0", "many/q0", "many/q3"]


def test_three_titles_of_many_are_an_accident() -> None:
    def titled(name: str, titles: str) -> Judged:
        return Judged(name, (), {}, tuple(Record(title, "text", title) for title in titles))

    three = [titled("a", "0123456789"), titled("b", "012uvwxyz!")]
    four = [titled("a", "0123456789"), titled("b", "0123vwxyz!")]
    half = [titled("a", "0123456789"), titled("b", "01xy")]
    less = [titled("a", "0123456789"), titled("b", "01xyz")]

    assert [families(each)["b"] for each in (three, four, half, less)] == ["b", "a", "a", "b"]
