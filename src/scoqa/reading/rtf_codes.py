"""Which characters the bytes of an RTF file are: put so that striprtf takes them for those, and does not fail on what it cannot count.

RTF names a code page for all of a file and a character set for each font. striprtf knows the pages of Windows alone, takes the
font after it for one that names no set, and decodes the bytes before a letter without it, be it a half of their character.
"""

from __future__ import annotations

import codecs
import re

_PAGE = re.compile(r"\\ansicpg(\d*) ?")
_SYSTEM = re.compile(r"\\(mac|pca|pc)(?![a-z\d])")
_SYSTEMS = {"mac": "10000", "pc": "437", "pca": "850"}
"""The code page of a system, where that is all a file says."""
_MACS = {
    "10000": "mac_roman", "10001": "shift_jis", "10002": "big5", "10003": "euc_kr", "10004": "mac_arabic", "10005": "cp1255",
    "10006": "mac_greek", "10007": "mac_cyrillic", "10008": "gb2312", "10010": "mac_romanian", "10017": "mac_cyrillic",
    "10021": "tis_620", "10029": "mac_latin2", "10079": "mac_iceland", "10081": "mac_turkish", "10082": "mac_croatian",
}  # fmt: skip
"""Code pages of old Macs as Python calls them, or what differs from them in few signs."""
CHARSETS = {
    2: "cp1252", 78: "shift_jis", 79: "big5", 80: "euc_kr", 82: "cp1255", 85: "gb2312", 86: "mac_romanian", 87: "mac_cyrillic",
    88: "tis_620", 89: "mac_latin2",
}  # fmt: skip
"""Character sets of fonts of which striprtf has no name, or one that Python does not know."""
_USUAL = "cp1252"
_HEAD = 2000
"""Characters in which a file says what it is."""
_FONTS = re.compile(r"\{[^{}]*\\fonttbl(?![a-z])")
_FONT = re.compile(r"(?=\\f\d)")
_FONT_NUMBER = re.compile(r"\\f\d+")
_HALVES = re.compile(
    r"\\(?:fcharset(?:78|79|80|85|128|129|130|134|136)|ansicpg(?:932|936|949|950|1361|1000[1238]))(?!\d)"
)
"""What says that characters may be two bytes each."""
_SECOND_HALF = re.compile(r"(\\'[\da-fA-F]{2})([@-Z^-z|~\[\]])")
_BYTE = re.compile(r"[\x80-\xff]")
_DATA = re.compile(r"\\bin\d")
_UNCOUNTED = re.compile(r"\\uc(?![\da-z-])")
_CODE = re.compile(r"\\u(-?\d{5,})")
_UNKNOWN = r"\u65533"


def coded(data: bytes) -> tuple[str, str]:
    """The source of an RTF file, and the encoding of the bytes in it whose font names none."""
    source = data.decode("latin-1")
    if not _DATA.search(source) and not data.isascii():
        source = _with_escapes(data, source)
    encoding = _encoding(source[:_HEAD])
    if _HALVES.search(source):
        source = _SECOND_HALF.sub(lambda found: f"{found[1]}\\'{ord(found[2]):02x}", source)
    source = _CODE.sub(_known, _UNCOUNTED.sub(r"\\uc1", _PAGE.sub(r"\\ansi ", source)))
    return _with_sets(source), encoding


def _with_escapes(data: bytes, source: str) -> str:
    """The source with escapes for bytes beyond ASCII, which RTF has not; they are UTF-8 if they can be that."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _BYTE.sub(lambda found: f"\\'{ord(found[0]):02x}", source)
    return "".join(char if char < "\x80" else f"{{\\uc0\\u{ord(char)} }}" for char in text)


def _encoding(head: str) -> str:
    page = _PAGE.search(head)
    system = _SYSTEM.search(head)
    number = page[1] if page else _SYSTEMS[system[1]] if system else ""
    name = _MACS.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return _USUAL


def _with_sets(source: str) -> str:
    """The source with a character set for each font that names none: the one of the file's code page."""
    fonts = _FONTS.search(source)
    if fonts is None:
        return source
    start, depth = fonts.end(), 1
    for brace in re.finditer(r"[{}]", source[start:]):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            break
    else:
        return source
    stop = start + brace.start()
    pieces = _FONT.split(source[start:stop])
    named = (
        piece if "\\fcharset" in piece else _FONT_NUMBER.sub(r"\g<0>\\fcharset1", piece, count=1)
        for piece in pieces
    )
    return f"{source[:start]}{''.join(named)}{source[stop:]}"


def _known(code: re.Match[str]) -> str:
    return code[0] if len(code[1]) < 9 and -0x10000 <= int(code[1]) <= 0x10FFFF else _UNKNOWN
