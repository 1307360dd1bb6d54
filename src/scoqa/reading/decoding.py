"""Bytes of a text to characters: byte order marks, UTF-8, and the old encodings told by their letters."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from scoqa.analysis.languages import language_of
from scoqa.later import pattern
from scoqa.reading.utf16 import utf16_order

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODINGS = (
    "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "cp855", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "cp1253",
    "iso8859_7", "cp1255", "cp1256", "iso8859_6", "iso8859_11",
)  # fmt: skip
"""Of Cyrillic, Japanese, Chinese, Korean, Greek, Hebrew, Arabic and Thai texts."""
_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "cp855", "mac_cyrillic")
"""Of equals the first is taken."""
_COMMON = "оаеинтсрвлкіїяґ"
_SHIFT = re.compile(rb"\x1b\$(?:[@B]|\(D)")
_RULE = pattern(rb"([\xa0-\xff])\1{3,}")
"""The side of a box, in the encodings of DOS."""
_SAMPLE = 20_000
"""Bytes of a text that its encoding is told by."""
_SEARCHED = 1 << 20
"""Bytes among which they are sought."""
_TAG = pattern(rb"<[^<>]*+>")
_FEWEST = 8
"""Letters beyond ASCII below which a text is taken for Latin script."""
_FOREIGN, _MIXED, _SURE = 0.4, 0.25, 50
"""Share of letters beyond ASCII that no text in Latin letters has; and one that few have, with so many of them that they are no pairs by chance."""
_PAIRED = ("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr")
_LATIN = ("cp1252", "cp1250", "iso8859_2", "cp1254", "cp1257", "mac_roman", "cp850", "cp437", "cp852")
"""Of Western, Central European, Turkish and Baltic texts, of old Macs and of DOS; the first of equals is taken."""
_LINES = "".join(map(chr, range(0x2500, 0x25A1)))
"""What DOS draws boxes with."""
_RUN = pattern(r"([^\W\d_a-zA-Z])\1{3,}")
"""No word: boxes in another encoding."""
_JOINED = pattern(rb"[A-Za-z'\x92][\xbc\xbd][a-z]")
"""An œ inside a word, as ISO 8859-15 has it in the place of a fraction."""
_RARE = {"mac_roman", "cp850", "cp437", "cp852"}
"""What is taken only for a text whose language is told."""
_LETTERS = {
    "en": "éèêëáàâäåóôöøúüíïñçæœÉ£¥½¼¾²³µ", "fr": "àâæçéèêëîïôœùûüÿ", "de": "äöüß", "es": "áéíñóúü¡¿ºª", "pt": "áâãàçéêíóôõúüºª",
    "it": "àèéìíîòóùú", "nl": "éèêëïíóöüáç", "ca": "àçéèíïóòúü·", "sv": "åäöé", "no": "æøåéèêóòâôü", "da": "æøåéü",
    "fi": "äöåšž", "et": "äöõüšž", "is": "áðéíóúýþæö", "ga": "áéíóú", "eu": "ñçü", "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž", "hu": "áéíóöőúüű", "ro": "ăâîșşțţ", "hr": "čćđšž", "tr": "çğıiöşüâîû\u0307",
    "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž",
}  # fmt: skip
"""Small letters beyond ASCII of languages in Latin letters; of English, those of foreign names."""
_SIGNS = "\xa0“”‘’‚„–—…•€§©®°«»·×™"
_LEAST_FIT, _LEAST_LEAD = 0.8, 0.05
"""Share of the signs beyond ASCII that fit one language, and its lead before Windows-1252, for another encoding."""


def decode(data: bytes, *, feeds: bool = False) -> tuple[str, str]:
    r"""Characters of a text file, and a problem line where the encoding had to be guessed.

    A byte order mark decides; then the blanks of UTF-16, or many NULs; then UTF-8 is tried. Of anything else, what is mostly
    letters beyond ASCII is in one of the old encodings of other scripts; the rest is in that of Latin letters
    in which they are those of one language, and in Windows-1252 where none is. Line ends become "\\n",
    control characters that no text needs become spaces.

    Args:
        data: Of the file.
        feeds: Form feeds are kept; else they become blank lines.
    """
    text, problem = _decoded(data)
    return "\f".join(map(clean, text.split("\f"))) if feeds else clean(text), problem


def _decoded(data: bytes) -> tuple[str, str]:
    problem = ""
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            break
    else:
        if order := utf16_order(data):
            return data.decode(order, "replace"), ""
        if data.count(0) * 5 > len(data):
            little = data[1::2].count(0) > data[0::2].count(0)
            return data.decode("utf-16-le" if little else "utf-16-be", "replace"), ""
        try:
            name = _shifted(data)
            text = data.decode(name or "utf-8")
            problem = f"not UTF-8; read as {name.replace('_', '-')}" if name else ""
        except UnicodeDecodeError:
            from scoqa.reading.vietnamese import vietnamese

            if found := vietnamese(data):
                return found[0], f"not UTF-8; read as {found[1]}"
            name = _encoding_of(data)
            shown = name.replace("cp125", "Windows-125").replace("_", "-")
            text, problem = data.decode(name, "replace"), f"not UTF-8; read as {shown}"
    return text, problem


def _shifted(data: bytes) -> str:
    """The encoding of a text in seven bits that shifts between scripts, as old mail and files of Japan and Korea do; or ""."""
    if b"\x1b" not in data or not data.isascii():
        return ""
    return "iso2022_kr" if b"\x1b$)C" in data else "iso2022_jp_ext" if _SHIFT.search(data) else ""


def _encoding_of(data: bytes) -> str:
    """The encoding of a text that is not UTF-8, judged by its first bytes."""
    sample = _telling(data)
    n_foreign = sum(
        byte >= 0xA0 for byte in _RULE.sub(b"", sample)
    )  # below are dashes and quotes of Windows-1252
    n_letters = n_foreign + sum(map(bytes.isalpha, (sample[at : at + 1] for at in range(len(sample)))))
    is_mixed = n_foreign >= max(_SURE, _MIXED * n_letters) and any(_decodes(sample, name) for name in _PAIRED)
    if n_foreign < max(_FEWEST, _FOREIGN * n_letters) and not is_mixed:
        return _latin(sample if data[:_SAMPLE].isascii() else data[:_SAMPLE])
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=list(_ENCODINGS), threshold=0.4).best()
    name = found.encoding if found is not None else "cp1252"
    return max(_CYRILLIC, key=lambda other: _n_common(sample, other)) if name in _CYRILLIC else name


def _latin(sample: bytes) -> str:
    """The encoding of a text in Latin letters."""
    fits = {name: _fit(sample.decode(name, "replace")) for name in _LATIN}
    best = max(_LATIN, key=fits.__getitem__)
    if best in _RARE and language_of(sample.decode(best, "replace")) not in _LETTERS:
        best = max(fits.keys() - _RARE, key=lambda name: (fits[name], -_LATIN.index(name)))
    if fits[best] >= max(_LEAST_FIT, fits["cp1252"] + _LEAST_LEAD):
        return best
    return "iso8859_15" if _JOINED.search(sample) else "cp1252"


def _telling(data: bytes) -> bytes:
    """The first lines of a text that are not ASCII, without markup: a licence before it and tags in it tell nothing."""
    lines, n_bytes = [], 0
    for line in data[:_SEARCHED].splitlines():
        if n_bytes >= _SAMPLE:
            break
        if not line.isascii() and not (words := _TAG.sub(b" ", line)).isascii():
            lines.append(words)
            n_bytes += len(words)
    return b"\n".join(lines) if n_bytes < 2 * _SAMPLE else b"\n".join(lines)[:_SAMPLE]


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _n_common(data: bytes, encoding: str) -> int:
    """How many of the commonest letters of Cyrillic texts these bytes hold in an encoding."""
    text = data.decode(encoding, "replace").lower()
    return sum(map(text.count, _COMMON))


def _fit(text: str) -> float:
    """The share of a text's signs beyond ASCII that its language has; of any one language where it is not told."""
    signs = Counter(sign for sign in text.lower() if sign >= "\x80")
    n = signs.total()
    if not n:
        return 0.0
    usual = sum(signs[sign] for sign in _SIGNS) + sum(signs[sign] for sign in _LINES)
    usual -= sum(len(run[0]) for run in _RUN.finditer(text))
    told = language_of(text)
    alphabets = [_LETTERS[told]] if told in _LETTERS else _LETTERS.values()
    return (usual + max(sum(signs[sign] for sign in letters) for letters in alphabets)) / n


def clean(text: str) -> str:
    """Fold line ends to one newline and control characters to spaces; lengths may change only here."""
    if text.isascii():  # as most: a table of bytes takes a tenth of what a pattern does
        data = text.encode("ascii").replace(b"\r\n", b"\n").replace(b"\f", b"\n\n").translate(_BYTES)
        return data.decode("ascii")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\x85", "\n").replace("\ufeff", "")
    return _CONTROLS.sub(" ", text)


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]|[\ud800-\udfff]")
_BYTES = bytes.maketrans(b"\r", b"\n").translate(
    bytes(32 if byte in {*range(9), 11, *range(14, 32), 127} else byte for byte in range(256))
)
