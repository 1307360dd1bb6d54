"""Which stops end a sentence, by rule; open cases are decided as NLTK's tokenizer decides them."""

import pytest

from scoqa.analysis import sentences
from scoqa.analysis.full_stops import english_abbreviations, punkt_ends, stock_punkt


def test_an_open_case_is_decided_as_nltk_s_tokenizer_decides_it():
    tokenizer = stock_punkt()
    firsts = [
        "corp.",
        "inc.",
        "J.",
        "etc.",
        "no.",
        "U.S.",
        "gen.",
        "2.",
        "approx.",
        "vs.",
        "e.g.",
        "words.",
        "...",
    ]
    seconds = ["The", "the", "However", "Smith", "2004", "In", "Sales", "It", "p.", ",", "Mr.", "and", "A"]
    tokenizer._params.abbrev_types |= english_abbreviations()

    decided = {(a, b): punkt_ends(a, b) for a in firsts for b in seconds}

    assert decided == {(a, b): len(list(tokenizer.sentences_from_tokens([a, b]))) == 2 for a, b in decided}
    assert set(decided.values()) == {True, False}


@pytest.mark.parametrize(
    "text",
    [
        # citations of law
        "See Horn v. Shinseki, 25 Vet. App. 231, 235 (2012).|It held so.",
        "He cites Barr, 492 F.3d 1372 (Fed. Cir. 2007), and 129 S. Ct. 1696, 20 L. Ed. 2d 476 (1968).|They differ.",
        "In Hoxie, 34 So. 3d 617, and Cal. App. 4th 913, at 77 Wash. 2d 271, it was denied.|He paid.",
        "By 54 Stat. 1168 and 79 Fed. Reg. 45,094 it ended; see 6 Wall. 35 and 3 Dall. 133.|It began in 5 May.",
        "As in 533 U. S. 525, 44 U. Miami L. Rev. 521 and 808 F. 3d, at 1346, see id. § 5.|They agreed.",
        "See S. Rep. No. 1476, 94th Cong., 2d Sess. 54, and Pub. L. No. 94-553 (C. A. 5th Cir. 1966).|It passed.",
        "United States v. Samet, 200 Fed.Appx. 15, 23 (Tex.Crim.App. 2006), under Tex. Penal Code § 43.26.|He lost.",
        "He wrote in 78 Harv. L. Rev. 143 of amend. 4 of the U.S. Dep't of Justice.|She went to the vet.|All did so.",
        "The District Court, S.D. Texas, ruled.|It sat in Washington, D.C.|Congress did not.",
        # letters that are kinds, not initials
        "The promoter binds NF-Y.|It was cut.|Cells made TAD-A.|Mice of strain A/J.|Mean weight fell.",
        "He met J.-P. Sartre and C.-H. Lee.|They gave amphotericin B.|Lungs healed.|It needs NF-kappa B.|Adhesion fell.",
        "It needs protein kinase A.|Activation followed.|It was written by my cousin J. Smith.",
        # initials
        "We thank J.E. Schneider, J.B., S.D. Bamfort, A. Kant, J.P. Whiting and P.M. Coan for help.|All is ours.",
        "Raju Kucherlapati, Ph. D., and Birgit Funke, Ph. D. Harvard, helped.|She came at 3 P.M.|Dogs barked.",
        # numbers
        "It is in GenBank (accession no. AH011511, nos. NM_019761 and AJ2) and cat. #D-98.|None is new.",
        "The steps are: 1. Collect data, 2. Clean them, 3. Test them.|It has: a. Two parts; b. Three lids.|In 2.|It fell.",
        "They ranged from .95 to .99 (P < .05).|Clark et al . 2004 disagree .|They left.",
        # what follows begins with no capital
        "It was scored blind.|*, p < 0.05; **, p < 0.01.|** P is small.|† LRS are odds.|p53 was lost.|n = 30 mice.",
        "Bars are means.|os, outer segments.|onl, nuclear layer.|pe, pigmented epithelium.|See panel a.|(b–d) Sections.|(e) Scans.",
        "“It is enough.” (footnote omitted).|It was seen.|(credit: NASA).|He asked us no.|He left.",
        # speech and names
        "“Go away!” I shrieked.|He has a Yahoo! Mail account.|Does he use Yahoo!?|Yes.|He likes Yahoo!|The end.",
        "The SEC.|Chairman Lee of the SEC. 5 rule spoke of the protein APP.|Peptides form.|DR. SMITH left.",
    ],
)
def test_a_stop_ends_a_sentence_where_a_bar_is(text: str) -> None:
    lines = text.split("|")
    joined = " ".join(lines)

    assert [joined[start:stop] for start, stop in sentences(joined)] == lines
