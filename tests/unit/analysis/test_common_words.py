"""How common words are in English at large."""

import pytest

from scoqa.analysis import term_of
from scoqa.analysis.common_words import share


def test_words_of_everyday_are_commoner_than_those_of_a_trade_and_those_than_names() -> None:
    assert share(term_of("time")) > share(term_of("viscosity")) == share("kyrgyzstan")
    assert share(term_of("information")) > share(term_of("language")) > share(term_of("tuberculosis"))


def test_words_that_any_paper_has_are_none_of_a_trade() -> None:
    for word in ("theoretical", "numerical", "hypothesis", "correlation"):
        assert share(term_of(word)) > 3 * share(term_of("viscosity"))


def test_words_that_any_medical_text_has_are_none_of_a_folder_about_one_disease() -> None:
    for word in ("patients", "infection", "symptoms", "pneumonia", "syndrome"):
        assert share(term_of(word)) > 3 * share(term_of("amyloidosis"))


def test_forms_of_a_word_share_its_stem() -> None:
    assert share(term_of("computers")) == share(term_of("computing"))


def test_a_part_of_a_listed_word_is_not_listed() -> None:
    assert share("informatio") == share("nform") == share("") == share("kyrgyzstan")


@pytest.mark.parametrize("term", ["1937", "3d", "us"])
def test_numbers_and_function_words_that_are_names_are_neither_common_nor_rare(term: str) -> None:
    assert share("kyrgyzstan") < share(term) < share(term_of("time"))
