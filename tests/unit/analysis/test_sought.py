"""What kind of thing a question asks for, and which sentences say one."""

import pytest

from scoqa.analysis.sought import DATE, NAMES, NUMBER, Sought, kind_sought


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many states observe the SCO?", NUMBER),
        ("what percentage of people voted", NUMBER),
        ("What's the population of Dhaka?", NUMBER),
        ("could you please tell me how long the war lasted", NUMBER),
        ("Wie hoch soll der Mindestlohn sein?", NUMBER),
        ("Combien de pays en sont membres ?", NUMBER),
        ("¿Cuántos habitantes tiene Lima?", NUMBER),
        ("when was the SCO founded", DATE),
        ("In what year did Vertica begin?", DATE),
        ("the SCO was founded when?", DATE),
        ("Wann wurde die Stadt gegründet?", DATE),
        ("¿Cuándo se fundó la ciudad?", DATE),
        ("who are the members of the SCO", NAMES),
        ("what are the member states of the SCO", NAMES),
        ("Which countries belong to the SCO?", NAMES),
        ("From which countries did the Norse originate?", NAMES),
    ],
)
def test_a_question_tells_what_kind_of_thing_it_asks_for(question: str, kind: str) -> None:
    found = kind_sought(question)

    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "question",
    [
        "",
        "what is the SCO Energy Club",
        "when is surgery indicated",
        "what happens when the valve is closed",
        "how does it work",
        "who drafted chapter 6",
        "who are the majority of cases",
        "what do states want",
        "Was ist ein Umweltgesetzbuch?",
    ],
)
def test_other_questions_ask_for_none_of_these(question: str) -> None:
    assert kind_sought(question) is None


@pytest.mark.parametrize(
    ("sentence", "is_said"),
    [
        ("The club has 12 members.", True),
        ("About 5% of them left.", True),
        ("It was 26-32 kb long.", True),
        ("It is the 3rd club.", True),
        ("The club has twelve members.", True),
        ("Half the members left.", True),
        ("Der Klub hat zwölf Mitglieder.", True),
        ("The club has many members.", False),
        ("It was founded in 2007.", False),  # a year
        ("The club has members [12].", False),  # a note
        ("H5N1 was found there.", False),  # a name
        ("The 40 clubs met.", False),  # the question's own
        ("", False),
    ],
)
def test_a_number_is_said_by_figures_or_a_word(sentence: str, is_said: bool) -> None:
    sought = kind_sought("how many members do the 40 clubs have")

    assert sought is not None
    assert sought.is_said(f"3 {sentence} 4", 2, 2 + len(sentence)) is is_said


@pytest.mark.parametrize(
    ("sentence", "is_said"),
    [
        ("It met in 2007.", True),
        ("It met in the 1990s.", True),
        ("It met last July.", True),
        ("It met on 4 May.", True),
        ("It met in the eighteenth century.", True),
        ("It met 22,000 years ago.", True),
        ("It met in 44 BC.", True),
        ("It may meet on any of the days.", False),
        ("It has 1500 members more than in 2001.", True),
        ("It has 12 members.", False),
        ("It met before June ended.", False),  # the question's own
    ],
)
def test_a_date_is_a_year_a_month_or_the_like(sentence: str, is_said: bool) -> None:
    sought = Sought(DATE, "when in june did it meet")

    assert sought.is_said(sentence, 0, len(sentence)) is is_said


@pytest.mark.parametrize(
    ("sentence", "is_said"),
    [
        ("It comprises China, Russia and Kazakhstan.", True),
        ("It comprises the United Kingdom, New Zealand, and the Philippines.", True),
        ("Its members are Ada Lovelace; Alan Turing; Grace Hopper.", True),
        ("Its members, and those of others, met in China and Russia.", False),
        ("Moreover, SCO member states and observers also display large differences.", False),
    ],
)
def test_names_are_three_or_more_in_a_row(sentence: str, is_said: bool) -> None:
    assert Sought(NAMES, "").is_said(sentence, 0, len(sentence)) is is_said
