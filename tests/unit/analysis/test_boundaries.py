"""Where sentences end: worked examples, and properties of any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoqa.analysis.boundaries import sentences

FLOOR = 171  # of the 183 gold sentences; 181 were right when this was written


def split(text: str) -> list[str]:
    return [text[start:stop] for start, stop in sentences(text)]


@pytest.mark.parametrize(
    "lines",
    [
        ["The U.S. Government opposed the plan.", "It said so."],
        ["See 42 U.S.C. § 1983 and Fed. R. Civ. P. 12(b)(6).", "Id. at 45."],
        ["They called for withdrawal from the U.S.", "Relations remained tense."],
        ["Smith et al. (2014) agree.", "So do Jones et al.", "The others do not."],
        ["See Fig. 3, Figs. 4 and 5, Eq. (7) and No. 12.", "The answer was no.", "Everyone agreed."],
        ["J. R. R. Tolkien met A. B. Carter.", "They spoke."],
        ["It spread across our species. [10]", "In many respects, “it” is known. [11, 12][14 – 16]"],
        ["It was seen before.", "[12] shows it again, and the D.C. Circuit agreed."],
        [
            "It was founded in 1998.[12][13]",
            "It grew by 15 %.[3]",
            "It has 1,204.[4]",
            "It left the U.S.[5]",
            "The law held.",
        ],
        ["It follows Smith et al.[12] and Fig. 4.[13] of Sec. 2.[14] there.", "See No.[12] Street."],
        ["[1] A. Smith.", "A title of a book.", "[2] B. Jones.", "Another title."],
        [
            "It was seen before [12].",
            "However, it was small.[3, 4]",
            "We confirm it here.1",
            "The cost rose.",
        ],
        ['"It is not aimed against anyone."', "(This was confirmed.)", "Was that true?", "Few believed it!"],
        ["'Is it true?' Putin asked.", "It was."],
        ["The question remains open...", "Well... it depends."],
        [
            "Version 2.0.1 cost $3.5 million.",
            "See https://www.example.org/a.b/v1.2.html or j.s@uni.ac.uk now.",
        ],
        ["Gen. Ivashov and Lt. Col. Brown met Dr. Lee on Sept. 11 in St. Petersburg.", "Nobody came."],
        ["a) The first holds.", "b) The second does not."],
        ["1. The first holds.", "2. The second does not."],
        ["It came at 5 p.m. in Bishkek, i.e. late, cf. p. 45.", "It ended at 7 p.m.", "All left."],
        ["Vaccines came.", "mRNA was new.", "iPhone sales fell."],
        ["So did J. Doe.", "He is taller than I.", "She left."],
        ["In the 5th c. B.C.E. Athens flourished.", "See Smith, J. (1999) and Jones, K. (2001)."],
        ["Suppose x ∈ S and y, z ∈ T.", "Then x ⪯ S.", "Also, z is in T."],
        ["John Cornyn, U.S. Senator, met Christopher Hill, U.S. Republican Party.", "They spoke in Dallas."],
        ["The hearing was in Washington, D.C.", "Congress took no action."],
        ["It met at 10 a.m. Eastern time.", "It ended at 7 p.m.", "Eastern Europe was its subject."],
        ["The tradition lasted for years.", "(credit: Library of Congress)"],
        ["He studied at the School of Art.", "“I loved the colours,” he says."],
        ["The x are i.i.d. Gaussian.", "The y are i.i.d.", "The mean is finite."],
        ["See Jones, supra n. 7, at 33 et seq.", "Nothing has been added since.", "Tel. 555-0123."],
        ["At 20 deg. C. the vapour condenses.", "It weighs 20 lbs.", "Mol. wt. 18.02."],
        [
            "See Folkard, S. and Monk, T.H. (Eds), Hours of Work.",
            "It was heated to 259 F.",
            "Supper was served.",
        ],
        [
            "Granted as U.S. Pat. No. 5,512,446 and cited in 259 F. Supp. 2d 1029 (C.D. Cal., 2003).",
            "He said no.",
            "No. 5 was his.",
        ],
        ["The film Viva Maria! (1965) won.", "Who Governs? (1961) sold well.", "Did it?", "(It did.)"],
        ["He had relapsing MS.", "Treatment began in two EDs.", "An analysis by GC-MS.", "Peaks were found."],
        ["NO. 5 OF MR. SMITH and FIG. 3 were shown.", "We met Mr. Li."],
        ["It was kept for 15 min.", "PCR followed at 3 litres/min.", "Lids were shut for min. 5 days."],
        ["She (b. March 2009) met him (d. May 1999).", "This is case b.", "Marching followed."],
        ["On 4. Dezember it rained; 3. December 2004 was dry.", "We saw 4.", "December was dry in Table 4."],
        [
            "U.S. Steel rose.",
            "The C.I.A. Director and the U.K. Parliament objected to the B.B.C.",
            "He left.",
        ],
        ["The Rt. Hon. J. Smith asked about Rt.", "Estimates of it vary."],
        ["See Ver. 2.0, Ser. A, Sched. 1, Reg. No. 45 and Defn. 2.", "We have x < y, s.t. Lemma A holds."],
        ["This is Lemma A.", "Proof follows."],
        ["It was new.", "lncRNAs came.", "wikiHow was not.", "macOS is."],
        ["डॉ. राम शहर में रहते हैं।", "वे श्री. मोहन के मित्र हैं।"],
        ["डॉ. आंबेडकर यांनी सांगितले.", "ते पुण्यात राहतात."],
        ["তিনি ডা. করিমের বন্ধু।", "তারা শহরে থাকেন।"],
    ],
)
def test_sentences_of_one_paragraph(lines: list[str]) -> None:
    assert split(" ".join(lines)) == lines


def test_a_blank_line_always_ends_a_sentence_and_a_single_newline_does_not() -> None:
    assert split("The plan of Dr.\nLee was\nclear\n \nand it failed") == [
        "The plan of Dr.\nLee was\nclear",
        "and it failed",
    ]


def test_a_list_item_and_a_heading_stand_alone() -> None:
    text = "2.1 Methods\nWe asked two things:\n(a) who came;\n(b) who left.\nRESULTS AND NOTES\nMany did."

    assert split(text) == [
        "2.1 Methods",
        "We asked two things:",
        "(a) who came;",
        "(b) who left.",
        "RESULTS AND NOTES",
        "Many did.",
    ]


def test_a_line_that_only_begins_like_an_item_or_heading_goes_on() -> None:
    text = "It was found by J.\nA. Smith (see No.\n12) in article\n5. The rest rose from (2006:\n8.8 MEUR) to 12\nStates."

    assert [len(sentence.split("\n")) for sentence in split(text)] == [4, 3]


def test_a_text_without_capitals_has_sentences_too() -> None:
    assert split("it was measured by a. b. lee . the result, cf. fig. 3, was clear.") == [
        "it was measured by a. b. lee .",
        "the result, cf. fig. 3, was clear.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["यह पहला वाक्य है।", "यह दूसरा है॥", "और तीसरा"],
        ["ما هي العاصمة؟", "هذه مدينة كبيرة.", "جی ہاں۔", "نہیں۔"],
        ["会議は毎年開かれる。", "次は上海で！」", "終わり。"],
        ["ဤသည်မှာ ပထမဖြစ်သည်။", "ဒုတိယ။"],
    ],
)
def test_full_stops_of_other_scripts_end_a_sentence(lines: list[str]) -> None:
    text = " ".join(lines)

    assert [text[a:b] for a, b in sentences(text)] == lines


def test_long_text_without_full_stops_is_cut_at_its_spaces() -> None:
    clause = "พลังงานของประเทศสมาชิก" * 3
    text = " ".join([clause] * 5) + " SCO 2007"

    assert [text[a:b] for a, b in sentences(text)] == [
        f"{clause} {clause}",
        f"{clause} {clause}",
        f"{clause} SCO 2007",
    ]


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            ["a", "B", "1", ".", "!", "?", "…", "。", " ", "\n", "\r\n", ")", '"', "[", "Fig.", "U.S.", "- "]
        )
    ).map("".join)
)
@settings(max_examples=400, deadline=None)  # the first open case imports NLTK
def test_spans_are_ordered_disjoint_trimmed_and_cover_every_character(text: str) -> None:
    spans = sentences(text)

    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(text[a:b] and text[a:b] == text[a:b].strip() for a, b in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@pytest.mark.parametrize(
    "piece",
    [
        ".",
        ". ",
        "\n",
        "\n ",
        ").",
        ". )",
        "1",
        "1. ",
        "A",
        "A\n",
        "A.b",
        "\n- ",
        "\n1",
        "。",
        ".1,",
        " ",
        ".[1,",
    ],
)
def test_a_long_run_of_anything_is_split_without_delay(piece: str) -> None:
    text = piece * 100_000  # a quadratic rule would take hours here

    assert "".join("".join(text[a:b].split()) for a, b in sentences(text)) == "".join(text.split())


@pytest.mark.shared
def test_gold_sentences(shared: Path) -> None:
    right = 0
    for path in sorted((shared / "sentences").glob("gold*.txt")):
        for block in path.read_text(encoding="utf-8").strip("\n").split("\n\n"):
            lines = block.split("\n")
            text = " ".join(lines)
            wanted, at = set(), 0
            for line in lines:
                wanted.add((at, at + len(line)))
                at += len(line) + 1
            right += len(wanted & set(sentences(text)))

    assert right >= FLOOR
