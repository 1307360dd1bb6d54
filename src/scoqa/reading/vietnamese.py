"""Vietnamese text in its old encodings (Windows-1258, TCVN, VISCII, VNI), known by its commonest words."""

from __future__ import annotations

import re
import unicodedata

_TCVN = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\xa0ĂÂÊÔƠƯĐăâêôơưđẶ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_VISCII = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
"""Letters of the codes from 128 up."""
_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
"""Those of VISCII below."""
_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT, _BREVE, _ROOF = (
    "\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "\u0306", "\u0302",
)  # fmt: skip
_TONES = dict(zip("ùøûõï", (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True))
_SHORT = {"ê": _BREVE, **dict(zip("éèúüë", (_BREVE + tone for tone in _TONES.values()), strict=True))}
_ROOFED = {"â": _ROOF, **dict(zip("áàåãä", (_ROOF + tone for tone in _TONES.values()), strict=True))}
_VNI = {**_TONES, **_SHORT, **_ROOFED}
"""What VNI writes behind a vowel, in the letters that Windows-1252 has for the same codes."""
_VNI_PAIR = re.compile(rf"([aeouyôö])([{''.join(_VNI)}])", re.IGNORECASE)
_VNI_ALONE = {
    **dict(zip("ôöñæóòî", "ơưđỉĩịỵ", strict=True)),
    **dict(zip("ÔÖÑÆÓÒÎ", "ƠƯĐỈĨỊỴ", strict=True)),
}
_COMMON = frozenset(
    [
        "của",
        "được",
        "không",
        "các",
        "người",
        "những",
        "với",
        "một",
        "này",
        "để",
        "đã",
        "trong",
        "cũng",
        "đến",
        "việt",
        "có",
        "là",
        "và",
        "cho",
        "từ",
        "như",
        "nước",
        "hội",
    ]
)
_TELLING = frozenset(["của", "được", "những", "với", "một", "này", "để", "đã", "đến", "việt", "nước"])
"""Those that no other language has in any encoding."""
_SAMPLE = 20_000
_SHARE, _LEAST = 0.05, 3
"""Share of common words, and how many that tell, from which a text is Vietnamese."""


def _windows(data: bytes) -> str:
    return data.decode("cp1258", "replace")


def _tcvn(data: bytes) -> str:
    return "".join(_TCVN[byte - 128] if byte > 127 else chr(byte) for byte in data)


def _viscii(data: bytes) -> str:
    return "".join(_VISCII[byte - 128] if byte > 127 else _LOW.get(byte, chr(byte)) for byte in data)


def _vni(data: bytes) -> str:
    def whole(pair: re.Match[str]) -> str:
        letter, mark = pair[1], pair[2]
        return letter.translate(_ALONE) + _VNI[mark.lower()]

    pieces, stop = [], 0
    text = data.decode("cp1252", "replace")
    for pair in _VNI_PAIR.finditer(text):
        pieces += [text[stop : pair.start()].translate(_ALONE), whole(pair)]
        stop = pair.end()
    return "".join([*pieces, text[stop:].translate(_ALONE)])


_ALONE = str.maketrans(_VNI_ALONE)
_ENCODINGS = {"Windows-1258": _windows, "TCVN": _tcvn, "VISCII": _viscii, "VNI": _vni}


def vietnamese(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding; None of bytes that are not Vietnamese, or in UTF-8."""
    sample = data[:_SAMPLE]
    for name, decoded in _ENCODINGS.items():
        text = unicodedata.normalize("NFC", decoded(sample)).lower()
        words = re.findall(r"[^\W\d_]+", text)
        n_telling = sum(word in _TELLING for word in words)
        if n_telling >= _LEAST and sum(word in _COMMON for word in words) >= _SHARE * len(words):
            return unicodedata.normalize("NFC", decoded(data)), name
    return None
