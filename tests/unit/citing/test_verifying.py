"""Citations given earlier."""

import json

import pytest

from scoqa.citing import Claim, Verdict, cite, claims_of, format_citations, verify
from scoqa.types import Document, Meta, Span

BEFORE = Document("k", Meta(), "One two three. Four five six.")
CITATION = cite(BEFORE, Span(15, 29))
CLAIM = Claim("k", Span(15, 29), CITATION.quote.sha256, CITATION.quote.text)


def _verdict(claim: Claim, text: str | None, state: str = "") -> tuple[Verdict, Span | None]:
    document = None if text is None else Document("k", Meta(), text)
    [found] = verify([claim], lambda _: document, lambda _: state)
    return found.verdict, found.span


def test_an_unchanged_paper_bears_its_citation_out() -> None:
    assert _verdict(CLAIM, BEFORE.text) == (Verdict.TRUE, Span(15, 29))


def test_words_at_the_end_of_a_paper_need_no_quotation_to_be_found() -> None:
    bare = Claim("k", Span(15, 29), CLAIM.sha256)

    assert _verdict(bare, BEFORE.text) == (Verdict.TRUE, Span(15, 29))


def test_words_that_moved_are_found_again() -> None:
    assert _verdict(CLAIM, "New. " + BEFORE.text) == (Verdict.MOVED, Span(20, 34))


def test_words_that_stand_in_several_places_moved_to_the_nearest() -> None:
    text = "Four five six. And. Four five six."  # at 0 and at 20; they stood at 15

    assert _verdict(CLAIM, text) == (Verdict.MOVED, Span(20, 34))


def test_words_that_are_not_those_of_the_checksum_were_altered() -> None:
    forged = Claim("k", Span(0, 14), CLAIM.sha256, "One two three.")
    altered = Claim("k", CLAIM.span, CLAIM.sha256, CLAIM.text.replace("five", "fine"))

    assert _verdict(forged, BEFORE.text) == (Verdict.ALTERED, None)
    assert _verdict(altered, BEFORE.text) == (Verdict.ALTERED, Span(15, 29))  # the paper holds what was cited
    assert _verdict(altered, None) == (Verdict.ALTERED, None)


@pytest.mark.parametrize("part", ["text", "quote"])
def test_one_letter_altered_in_an_answer_is_told_wherever_its_words_stand(part: str) -> None:
    given = {
        "best": {
            "text": CLAIM.text,
            "citation": {"ref": CLAIM.ref, "sha256": CLAIM.sha256, "quote": CLAIM.text},
        }
    }
    altered = json.dumps(given).replace(f'"{part}": "Four five', f'"{part}": "Four fire')

    found = [verify(claims_of(text), lambda _: BEFORE) for text in (json.dumps(given), altered)]

    assert [[one.verdict for one in each] for each in found] == [[Verdict.TRUE], [Verdict.ALTERED]]


def test_changed_words_are_never_true() -> None:
    assert _verdict(CLAIM, "One two three. Four nine six.") == (Verdict.CHANGED, None)
    assert _verdict(CLAIM, "One.") == (Verdict.CHANGED, None)
    assert _verdict(Claim("k", Span(15, 29), CLAIM.sha256), "New. " + BEFORE.text)[0] is Verdict.CHANGED


@pytest.mark.parametrize("there", [None, Document("k", Meta(), "Another paper took its key.")])
def test_a_paper_that_has_another_key_now_is_known_by_its_words_at_their_place(
    there: Document | None,
) -> None:
    others = [Document("a", Meta(), "New. " + BEFORE.text), Document("b", Meta(), BEFORE.text)]

    [found] = verify([CLAIM], lambda _: there, others_of=lambda _: others)

    assert (found.verdict, found.span, found.key) == (Verdict.RENAMED, Span(15, 29), "b")


def test_a_source_that_changed_or_vanished_is_told() -> None:
    assert _verdict(CLAIM, BEFORE.text, "changed")[0] is Verdict.SOURCE_CHANGED
    assert _verdict(CLAIM, BEFORE.text, "missing")[0] is Verdict.SOURCE_MISSING
    assert _verdict(CLAIM, None) == (Verdict.NO_DOCUMENT, None)


def test_claims_are_found_anywhere_in_an_answers_json() -> None:
    entry = {"ref": CITATION.ref, "sha256": CLAIM.sha256, "quote": CLAIM.text}
    answer = {"schema": "scoqa.answer/1", "best": {"citation": entry}, "evidence": [{"citation": entry}]}

    assert claims_of(json.dumps(answer)) == [CLAIM]
    assert claims_of(f"{json.dumps(answer)}\n{json.dumps(answer)}\n") == [CLAIM]


def test_claims_in_lines() -> None:
    assert claims_of(f"# mine\n\nk:15-29  {CLAIM.sha256}\n") == [Claim("k", Span(15, 29), CLAIM.sha256)]


@pytest.mark.parametrize("text", ["k:15-29\n", "{broken", '{"a": 1}\n{broken\n'])
def test_what_holds_no_claim_is_refused_by_line(text: str) -> None:
    with pytest.raises(ValueError, match=r"^line \d"):
        claims_of(text)


@pytest.mark.parametrize("text", ["# a note\n\nk:1-2\n", '{"a": 1}\n\n{"a"\n'])
def test_the_line_refused_is_counted_from_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"^line 3 "):
        claims_of(text)


def test_a_citation_that_holds_is_true_whoever_repeats_the_words() -> None:
    copy = Document("copy", Meta(), BEFORE.text)

    [found] = verify([CLAIM], lambda _: BEFORE, others_of=lambda _: [copy])

    assert (found.verdict, found.key) == (Verdict.TRUE, "")


def test_claims_are_found_in_citations_for_other_programs() -> None:
    assert claims_of(f" \n{format_citations([CITATION], 'csl')}") == [CLAIM]


def test_a_claim_has_the_reference_that_was_given() -> None:
    assert CLAIM.ref == CITATION.ref == "k:15-29"


@pytest.mark.parametrize("quote", [None, 5, ["Four"]])
def test_a_claim_whose_quotation_is_no_text_is_one_without_it(quote: object) -> None:
    entry = {"ref": CITATION.ref, "sha256": CLAIM.sha256, "quote": quote}

    assert claims_of(json.dumps(entry)) == [Claim("k", Span(15, 29), CLAIM.sha256)]


@pytest.mark.parametrize(
    ("ref", "checksum"),
    [("k", "a" * 64), (5, "a" * 64), (None, "a" * 64), ("k:1-2", 5), ("k:1-2", None), ("k:1-2", "abc")],
)
def test_what_lacks_a_place_or_a_checksum_is_no_claim(ref: object, checksum: object) -> None:
    assert claims_of(json.dumps([{"ref": ref, "sha256": checksum}])) == []


def test_lines_may_be_indented() -> None:
    assert claims_of(f"  # mine\n  \n  k:15-29 {CLAIM.sha256}  \n") == [
        Claim("k", Span(15, 29), CLAIM.sha256)
    ]


@pytest.mark.parametrize("line", ["k:15-29", f"{'a' * 64}", "neither"])
def test_a_line_needs_both_a_place_and_a_checksum(line: str) -> None:
    with pytest.raises(ValueError, match="line 2 does not hold") as told:
        claims_of(f"\n  {line}  ")

    assert str(told.value).endswith(f": {line[:60]!r}")


def test_a_reference_is_found_in_the_midst_of_a_line_and_behind_a_colon() -> None:
    claims = claims_of(f"see:k:15-29, {CLAIM.sha256}\n(k:1-2) {CLAIM.sha256}\n")

    assert [claim.ref for claim in claims] == ["k:15-29", "(k:1-2"]


def test_a_long_line_without_a_reference_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="line 1 does not hold a KEY:START-STOP"):
        claims_of("x" * 3_000_000)
