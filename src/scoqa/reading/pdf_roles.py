"""What covers write beside names: who wrote a paper, and who guided, judged or printed it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from scoqa.later import pattern
from scoqa.reading.pdf_lines import Line
from scoqa.reading.pdf_persons import names_persons

_MOST = 4
"""Lines under "Supervisors:" that may name some."""
AUTHOR = pattern(
    r"(?:(?:candidat[oae]|do[ck]torand(?:[oa]|in)?|laureand[oa]|student|auto[rh]|author|autor|alumn[oa]|alun[oa]|tesista|verfasser(?:in)?|"
    r"autor pracy|автор|студент(?:ка)?|обучающ\w+|выполнил[аи]?|wykonała?|hazırlayan|yazan|tekijä|opiskelija|(?:学\s*生\s*)?姓\s*名|作\s*者|"
    r"氏\s*名)(?:\s?[/(]\s?\w{1,3}\)?)?\s*[:：_]|(?:[^\W\d_]+ ){0,2}(?:submitted by(?: the (?:student|candidate))?\b:?|"
    r"(?:vorgelegt|eingereicht|verfasst) von\b:?|présentée?s? par\b:?|presentad[oa] por\b:?))[\s_]*",
)
"""What says that who wrote the paper follows, on covers of theses."""
EASTERN_NAME = pattern("[\u4e00-\u9fff]{2,4}")
"""A person's name in Chinese or Japanese, where a label says that it is one."""
THESIS = re.compile(
    r"\b(?:thesis|dissertation|thèse|these (?:de|pr[eé]sent\w+|pour)|m[eé]moire|tesi[sn]\w*|tese|t[cf][cgm]|disserta[cç][aã]o|monografia|bachelor\w*|m[aá]ster\w*|magister\w*|licence|"
    r"licenciatura|doctor\w*|ph\.?d|diplom\w*|degree|\w*arbeit|praca|tesi|tezi|uppsats|работа|диссертация|диплом\w*|"
    r"[学碩硕博]士\w*论文|卒業論文|卒業研究|trabalho de conclus\w*|trabajo (?:de )?fin|projet de fin)\b",
    re.IGNORECASE,
)
"""What says that a paper is a thesis."""
FIELD = re.compile(
    r"\b(?:in[gĝ][eé]\w*|engenhari\w+|g[eé]nie|informat\w+|matem\w+|math\w+|ph?[iy]si[ck]\w*|fisica|física|ciencia\w*|ciência\w*|"
    r"scien[cz]\w*|sciences?|economi\w+|computa\w+|licen[cs]\w+|professionn?el\w*|software|data|technik|technolog\w+|academic|employment|education|experience)\b",
    re.IGNORECASE,
)
"""What is studied, in the form of a name: "Ingeniería Informática"."""
_GUIDE = pattern(
    r"(?:(?:thesis |academic |scientific |research |project |first |second |co-?)*(?:supervis(?:ors?|ion|ed)|advis[oe]rs?|examiners?|"
    r"promoto?r(?:en|s)?|opponents?|reviewers?|committee)|(?:co-?|cor)?relator[ei]|relatrice|(?:co-?)?director(?:a|es)?|(?:co-?)?directeurs?|"
    r"directrice|encadr\w+|(?:co-?)?tutor(?:a|es)?|(?:co-?)?orientador(?:a|es)?|(?:erst|zweit)?(?:gutachter|prüfer|betreuer|korrektor|"
    r"referent)(?:in(?:nen)?)?|betreut von|handledare|examinator|veiledere?|vejledere?|(?:научн\w+ )?руководител\w+|рецензент\w*|"
    r"консультант\w*|зав\w*\.? (?:кафедр\w+)?|оппонент\w*|(?:tez )?danışman\w*|promotor|opiekun|recenzent|pod kierunkiem|"
    r"praca wykonana pod kierunkiem|指\s*导\s*(?:教|老)\s*师|指導教[員授官]|vedouc\w+|školitel\w*|begeleiders?|ohjaaja\w*|rapporteurs?|"
    r"examinat(?:eur|rice)s?|président\w*|(?:composition du )?jury|profesor\w*(?:/\w+)? guía)(?![^\W\d_])(?P<rest>[^\n]*)"
)
"""What says that somebody else follows."""
_OFFICE = pattern(r"\s*\([^()]*\)$")
"""What a member of a committee is, behind the name."""
_RANK = pattern(
    r"(?:prof|dr|pr|доц|проф|д\.|к\.|доктор|кандидат|профессор|доцент|dott|doç|öğr|mgr|inż|hab|ing|univ|mg|lic|phd|msc)\b"
)


def names_role(words: str) -> bool:
    """Whether words begin with a label behind which an author or a guide stands: "Supervisor: Charles Babbage"."""
    folded = words.casefold()
    return ":" in folded and (AUTHOR.match(folded) is not None or _GUIDE.match(folded) is not None)


def without_guides(lines: Sequence[Line], written_small: Collection[str]) -> list[Line]:
    """The lines but those that name who guided or judged a thesis: with "Supervisor: …", and the names right under that."""
    kept: list[Line] = []
    n_under = 0
    for line in lines:
        folded = line.text.casefold().lstrip(" *•-–")
        guide = _GUIDE.match(folded)
        if guide:
            n_under = 0 if guide["rest"].strip(" :：_") else _MOST
        elif (
            n_under
            and not AUTHOR.match(folded)
            and (names_persons(_OFFICE.sub("", line.text), written_small) or _RANK.match(folded))
        ):
            n_under -= 1
        else:
            n_under = 0
            kept.append(line)
    return kept
