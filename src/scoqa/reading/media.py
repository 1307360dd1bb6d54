"""What kind of file it is, by its first bytes, its suffix only where bytes leave it open."""

from __future__ import annotations

import re
from pathlib import Path

from scoqa.later import pattern
from scoqa.reading.utf16 import utf16_order

PDF = "application/pdf"
HTML = "text/html"
MARKDOWN = "text/markdown"
TEXT = "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
FLAT_ODT = "application/vnd.oasis.opendocument.text-flat-xml"
EPUB = "application/epub+zip"
JATS = "application/jats+xml"
RTF = "application/rtf"
MHTML = "multipart/related"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
PICTURES = (PNG, JPEG, TIFF)
"""Read with OCR only."""
XML = "application/xml"
OLE = "application/x-ole-storage"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
POSTSCRIPT = "application/postscript"
WORDPERFECT = "application/vnd.wordperfect"
OLDEST_WORD = "application/msword"
ENCRYPTED = "application/encrypted"
POINTER = "application/x-git-pointer"
BROKEN_ZIP = "application/x-broken-zip"
BINARY = "application/octet-stream"
EMPTY = "application/x-empty"

SUFFIXES = {
    ".pdf": PDF,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".xht": HTML,
    ".shtml": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".mdown": MARKDOWN,
    ".mkd": MARKDOWN,
    ".txt": TEXT,
    ".text": TEXT,
    ".rst": TEXT,
    ".srt": TEXT,
    ".vtt": TEXT,
    ".docx": DOCX,
    ".docm": DOCX,
    ".dotx": DOCX,
    ".odt": ODT,
    ".fodt": FLAT_ODT,
    ".epub": EPUB,
    ".rtf": RTF,
    ".xml": JATS,
    ".nxml": JATS,
    ".mhtml": MHTML,
    ".mht": MHTML,
    ".eml": MHTML,
    ".png": PNG,
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".tif": TIFF,
    ".tiff": TIFF,
}
"""Suffixes of files that are read when they lie in a folder."""

_PAGES = tuple(suffix for suffix, kind in SUFFIXES.items() if kind == HTML)
_MARKED = tuple(suffix for suffix, kind in SUFFIXES.items() if kind == MARKDOWN)
READ = (PDF, HTML, MARKDOWN, TEXT, DOCX, ODT, FLAT_ODT, EPUB, JATS, RTF, MHTML)
"""Kinds that are read, pictures aside."""
_SURE = (PDF, DOCX, ODT, FLAT_ODT, EPUB, JATS, RTF)
"""Those whose bytes tell that a file is one, whatever its name."""
_SERVED = ("", ".php", ".asp", ".aspx", ".jsp", ".cgi", ".cfm", ".do", ".action")
"""Suffixes of addresses that pages are saved from; of other files markup is a program's."""
_OTHERS = frozenset([
    ".7z", ".a", ".abap", ".ac", ".ada", ".adb", ".aiff", ".am", ".ann", ".apk", ".asm", ".ass", ".au3", ".aux",
    ".avi", ".avif", ".awk", ".bash", ".bat", ".bbl", ".bcf", ".bib", ".blg", ".bmp", ".bst", ".bz", ".bz2", ".c",
    ".cab", ".cc", ".cfg", ".cl", ".class", ".clj", ".cls", ".cmake", ".cmd", ".conf", ".cpp", ".crt", ".cs",
    ".csh", ".csproj", ".css", ".csv", ".d", ".dart", ".db", ".deb", ".diff", ".dll", ".dmg", ".dtd", ".dtx",
    ".ejs", ".el", ".elc", ".ent", ".env", ".eps", ".epsi", ".erb", ".erl", ".ex", ".exe", ".exs", ".f",
    ".f90", ".f95", ".fasta", ".fish", ".flac", ".fls", ".for", ".frag", ".fs", ".gif", ".gitignore", ".glsl",
    ".gml", ".go", ".gradle", ".graphql", ".groovy", ".gv", ".gz", ".h", ".hbs", ".hcl", ".hh", ".hpp", ".hrl",
    ".hs", ".hxx", ".icns", ".ico", ".idl", ".inc", ".ini", ".inl", ".ipp", ".ipynb", ".iso", ".jar", ".java",
    ".jl", ".js", ".json", ".jsonl", ".jsx", ".kml", ".kt", ".kts", ".la", ".lean", ".less", ".lib", ".lisp", ".lo",
    ".lock", ".log", ".lua", ".m", ".m4", ".mak", ".mib", ".mjs", ".mk", ".mkv", ".ml", ".mli", ".mm",
    ".mo", ".mod", ".mov", ".mp3", ".mp4", ".nix", ".npy", ".npz", ".nsi", ".o", ".odp", ".ods", ".ogg", ".otf",
    ".parquet", ".pas", ".patch", ".pb", ".pbxproj", ".pcap", ".pem", ".perl", ".php3", ".pickle", ".pkl", ".pl",
    ".plist", ".pm", ".po", ".pot", ".pp", ".pptx", ".prefs", ".properties", ".proto", ".ps1", ".psd", ".pxd",
    ".py", ".pyc", ".pyi", ".pyx", ".qml", ".r", ".raku", ".rar", ".rb", ".rc", ".rej", ".ris", ".rkt", ".rlib",
    ".rmeta", ".rpm", ".rs", ".sass", ".scala", ".scm", ".scpt", ".scss", ".sed", ".service", ".sh", ".sln", ".so",
    ".spec", ".sql", ".sqlite", ".sty", ".svelte", ".svg", ".swf", ".swift", ".swp", ".synctex", ".tar", ".tcl",
    ".tern", ".tex", ".texi", ".texinfo", ".tf", ".tfm", ".thrift", ".timestamp", ".tmpl", ".toc", ".toml", ".tpl",
    ".ts", ".tsv", ".tsx", ".ttf", ".txn", ".ui", ".vb", ".vcxproj", ".vert", ".vhd", ".vhdl", ".vim", ".vue",
    ".war", ".wasm", ".wat", ".wav", ".webm", ".webp", ".whl", ".wmv", ".woff", ".woff2", ".xaml", ".xib", ".xlf",
    ".xls", ".xlsx", ".xsd", ".xsl", ".xslt", ".xz", ".yaml", ".yml", ".zig", ".zip", ".zsh", ".zst",
])  # fmt: skip
"""Suffixes of files of other kinds, which are not looked into."""
_PROMISED = (PDF, DOCX, ODT, EPUB)
"""Kinds whose suffix is given to no other; anything may be named .txt or .xml."""
_SHOWN = {
    TEXT: "plain text",
    HTML: "a web page",
    MARKDOWN: "Markdown",
    PDF: "a PDF",
    RTF: "RTF",
    DOCX: "a Word document",
    ODT: "an OpenDocument text",
    FLAT_ODT: "an OpenDocument text",
    EPUB: "an EPUB book",
    JATS: "an article in XML",
    MHTML: "a saved web page or a mail",
    **dict.fromkeys(PICTURES, "a picture"),
}
_TEXTS = (f"{ODT}-template", f"{ODT}-master", f"{ODT}-web")
"""What OpenDocument calls texts of other uses, which are alike."""
_HEAD = 4096
"""Bytes of a file that its type is told by."""
_MAGIC = (
    (b"{\\rtf", RTF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"\x89PNG", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF8", "image/gif"),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!", "application/vnd.rar"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ\x90\0", "application/x-executable"),
    (b"%!PS", POSTSCRIPT),
    (b"\xffWPC", WORDPERFECT),
    (b"\xdb\xa5\x2d\0", OLDEST_WORD),
    (b"AT&TFORM", "image/vnd.djvu"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"version https://git-lfs.github.com/spec/", POINTER),
    (b"/annex/objects/", POINTER),
)
_MARKED_WITHIN = 1029
"""Bytes at the beginning of a PDF in which its mark stands."""
_BLANKS = b"\xef\xbb\xbf \t\r\n\f\0"
_CONTROLS = bytes(set(range(32)).difference(b"\t\n\r\f\x1a\x1b"))
"""What stands in no text, but for a few that old printers and editors left there."""
_PACKAGE = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"
"""In UTF-16 what a Word document with a password keeps its encrypted ZIP under, in the container of the old formats."""
_JATS = pattern(
    rb"<!DOCTYPE\s+article\b|<article\b[^>]*(?:dtd-version|article-type|xmlns:mml|xmlns:xlink)"
    rb"|<article\b[^>]*>\s*(?:<processing-meta\b|<front>)"
)
_FLAT = pattern(rb"<office:document\s[^>]*opendocument\.text\b")
_DOCBOOK = pattern(rb"<!DOCTYPE\s+article\b[^>\[]*docbook|<article\b[^>]*docbook\.org", re.IGNORECASE)
"""Manuals of programs, whose root has the same name."""
_PDF_OBJECT = pattern(rb"^\d+ \d+ obj\b", re.MULTILINE)
_MAIL = pattern(rb"(?:[A-Za-z-]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)*?MIME-Version:\s*1\.0")
_HEADED = pattern(rb"(?:From [^\n]*+\n)?(?:[A-Za-z][\w-]*+:[^\n]*+\n(?:[ \t][^\n]*+\n)*+){2}")
"""Two headers, as of a mail."""
_XHTML = pattern(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_HTML = pattern(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)


def media_type(path: Path) -> str:
    """The media type of a file's content; EMPTY for no bytes, BINARY for bytes that are no text.

    Raises:
        OSError: The file cannot be opened.
    """
    return _type_of(path, _head(path))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _type_of(path: Path, head: bytes) -> str:
    if not head:
        return EMPTY
    if _is_pdf(head, path.suffix.lower()):
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(path)
    for magic, media in _MAGIC:
        if head.startswith(magic):
            return ENCRYPTED if media == OLE and _holds(path, _PACKAGE) else media
    return _text_type(head, path.suffix.lower())


def _is_pdf(head: bytes, suffix: str) -> bool:
    """Whether there is the mark of a PDF, where something may stand before it; a text may speak of the mark."""
    at = head.find(b"%PDF-", 0, _MARKED_WITHIN)
    if at < 0:
        return False
    return (
        not head[:at].strip(_BLANKS)
        or suffix == ".pdf"
        or bool(_PDF_OBJECT.search(head, at))
        or is_binary(head)
    )


def is_document(path: Path) -> bool:
    """Whether a file whose suffix is of no kind that is read is a document by its bytes; plain text is one where it is prose.

    Raises:
        OSError: The file cannot be opened.
    """
    suffix = path.suffix.lower()
    if suffix in _OTHERS:
        return False
    head = _head(path)
    kind = _type_of(path, head)
    if kind == TEXT:
        from scoqa.reading.prose import is_prose  # few folders hold a text whose name says nothing

        return is_prose(path, head)
    return kind in _SURE or (kind in (HTML, MHTML) and suffix in _SERVED)


def _holds(path: Path, wanted: bytes) -> bool:
    kept = b""
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            if wanted in kept + piece:
                return True
            kept = piece[1 - len(wanted) :]
    return False


def mismatch(path: Path, media: str) -> str:
    """What is wrong with a file's name where it promises another kind than its bytes are; "" where nothing is.

    A login or error page saved as paper.pdf is read as what it is, and said to be that.
    """
    suffix = path.suffix.lower()
    if SUFFIXES.get(suffix) not in _PROMISED or media in (SUFFIXES[suffix], ENCRYPTED):
        return ""
    return f"named {suffix}, but it is {_SHOWN.get(media, media)}"


def _zip_type(path: Path) -> str:
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                kind = archive.read("mimetype").decode("ascii", "replace").strip()
                return ODT if kind in _TEXTS else kind
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError):
        stated = SUFFIXES.get(path.suffix.lower(), "")  # damaged: its reader will say so
        return stated if stated in (DOCX, ODT, EPUB) else BROKEN_ZIP
    if "META-INF/container.xml" in names:
        return EPUB
    if SUFFIXES.get(path.suffix.lower()) == ODT and "content.xml" in names:
        return ODT  # packed without the member that says so
    is_named = SUFFIXES.get(path.suffix.lower()) == DOCX and "[Content_Types].xml" in names
    if is_named or any(name.startswith("word/") for name in names):
        return DOCX
    if any(name.startswith("ppt/") for name in names):
        return PPTX
    if any(name.startswith("xl/") for name in names):
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return "application/zip"


def _text_type(head: bytes, suffix: str) -> str:
    if is_binary(head):
        return BINARY
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head:
        head = head.replace(b"\0", b"")  # UTF-16: the letters of markup are ASCII
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith((b"<?xml", b"<!DOCTYPE article", b"<article")):
        if _JATS.search(head) and not _DOCBOOK.search(head):
            return JATS
        if _FLAT.search(head) or (suffix == ".fodt" and b"<office:document" in head):
            return FLAT_ODT
        return HTML if _XHTML.search(head) or suffix in _PAGES else XML
    if suffix in _MARKED:
        return HTML if _XHTML.match(start) else MARKDOWN  # elements may begin Markdown, but not these
    if suffix == ".pdf" and _PDF_OBJECT.search(head):
        return PDF  # damaged: its reader will say so
    if start.startswith(b"<") and (_HTML.search(head) or suffix in _PAGES):
        return HTML
    if _MAIL.match(start) and re.search(rb"multipart/|text/html|base64|quoted-printable", head):
        return MHTML
    if suffix == ".eml" and _HEADED.match(start):
        return MHTML
    if suffix in _PAGES and re.search(rb"</?[a-zA-Z]+[^>]*>", head):
        return HTML
    if suffix in (".xml", ".nxml") and start.startswith(b"<"):
        return XML  # without a declaration
    return TEXT


def is_binary(head: bytes) -> bool:
    """Whether bytes are no text: more than one NUL or control character in fifty, UTF-16 aside."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:4] == b"\0\0\xfe\xff":
        return False
    if head.count(0) * 50 > len(head):
        return not utf16_order(head)
    shifts = b"\x0e\x0f" if b"\x1b$)C" in head else b""  # of Korean in seven bits
    controls = len(head.translate(None, shifts)) - len(head.translate(None, _CONTROLS))
    return controls * 50 > len(head)
