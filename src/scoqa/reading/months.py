"""The names of months in the languages of papers, and the forms in which Chinese, Japanese and Korean write dates."""

from __future__ import annotations

import re

from scoqa.later import pattern

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero januari gennaio janeiro januára ledna leden stycznia styczeń января январь янв січня "
            "ianuarie január gener ocak tammikuuta tammikuu ιανουαρίου ιανουάριος",
            "february feb februar février fevrier febrero februari febbraio fevereiro února únor lutego luty февраля февраль фев "
            "лютого februarie február febrer şubat helmikuuta helmikuu φεβρουαρίου φεβρουάριος",
            "march mar märz mars marzo maart março marts března březen marca marzec марта март мар березня martie március març mart "
            "maaliskuuta maaliskuu μαρτίου μάρτιος maret",
            "april apr avril abril aprile dubna duben kwietnia kwiecień апреля апрель апр квітня aprilie április nisan huhtikuuta "
            "huhtikuu απριλίου απρίλιος",
            "may mai mayo mei maggio maio maj maja května květen мая май травня május maig mayıs mayis toukokuuta toukokuu μαΐου "
            "μάιος",
            "june jun juni juin junio giugno junho června červen czerwca czerwiec июня июнь червня iunie június juny haziran "
            "kesäkuuta kesäkuu ιουνίου ιούνιος",
            "july jul juli juillet julio luglio julho července červenec lipca lipiec июля июль липня iulie július juliol temmuz "
            "heinäkuuta heinäkuu ιουλίου ιούλιος",
            "august aug août aout agosto augustus augusti srpna srpen sierpnia sierpień августа август авг серпня augusztus agost "
            "ağustos agustus elokuuta elokuu αυγούστου αύγουστος",
            "september sep sept septembre septiembre settembre setembro září września wrzesień сентября сентябрь сент сен вересня "
            "septembrie szeptember setembre eylül syyskuuta syyskuu σεπτεμβρίου σεπτέμβριος",
            "october oct oktober okt octobre octubre ottobre outubro října říjen października październik октября октябрь окт жовтня "
            "octombrie október ekim lokakuuta lokakuu οκτωβρίου οκτώβριος",
            "november nov novembre noviembre novembro listopadu listopada listopad ноября ноябрь нояб ноя листопада noiembrie kasım "
            "kasim marraskuuta marraskuu νοεμβρίου νοέμβριος",
            "december dec dezember dez décembre decembre diciembre dicembre dezembro desember desembre prosince prosinec grudnia "
            "grudzień декабря декабрь дек грудня decembrie aralık aralik joulukuuta joulukuu δεκεμβρίου δεκέμβριος",
        ),
        1,
    )
    for name in names.split()
}
"""Their numbers, by their names in small letters; of months whose names two languages share, the one that both mean."""
OF_YEAR = r"(?:\s?(?:г|г\.\s?р|года|р|року|r|roku)\.?(?![^\W\d_]))?"
"""The "year" that Russian, Ukrainian and Polish write behind its number."""
EASTERN = (
    r"(?:1[5-9]|20)\d\d\s?[年년]\s?(?:0?[1-9]|1[0-2])\s?[月월](?:\s?(?:0?[1-9]|[12]\d|3[01])\s?[日일号])?"
)
"""The year, the month and perhaps the day in the form of Chinese, Japanese and Korean."""
_NUMERALS = pattern(
    r"([一二][〇零○O0一二三四五六七八九]{3})\s?年\s?(十[一二]?|[一二三四五六七八九])\s?月(?:\s?(三?二?十?[一二三四五六七八九]?)\s?[日号])?"
)
_DIGITS = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")
_TURKISH = str.maketrans({"İ": "i"})


def month_number(name: str) -> int:
    """The number of a month by its name, 0 for what is none."""
    return _MONTHS.get(name.translate(_TURKISH).lower(), 0)


def in_figures(text: str) -> str:
    """Text with the dates in figures that Chinese writes with numerals: 二〇一八年六月 as 2018年6月."""
    if "年" not in text:
        return text
    return _NUMERALS.sub(_figures, text)


def _figures(match: re.Match[str]) -> str:
    year, month, day = (match[1].translate(_DIGITS), _number(match[2]), _number(match[3] or ""))
    return f"{year}年{month}月" + (f"{day}日" if day else "")


def _number(numerals: str) -> int:
    """Of numerals below a hundred: 二十三 as 23."""
    tens, ten, ones = numerals.rpartition("十")
    return 10 * bool(ten) * int(tens.translate(_DIGITS) or 1) + int(ones.translate(_DIGITS) or 0)
