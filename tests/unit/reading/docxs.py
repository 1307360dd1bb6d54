"""Word files of a few parts, and what their elements are written as."""

from __future__ import annotations

from pathlib import Path

from archives import pack

from scoqa.reading.content import Content
from scoqa.reading.docx import read_docx

W = 'xmlns:w="w" xmlns:mc="mc" xmlns:v="v"'


STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Our heads"/><w:basedOn w:val="Between"/></w:style>
<w:style w:type="paragraph" w:styleId="Between"><w:name w:val="x"/><w:basedOn w:val="Heading2"/></w:style>
<w:style w:type="paragraph" w:styleId="Third"><w:name w:val="y"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="z"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="character" w:styleId="Char"><w:name w:val="heading 1"/></w:style>
</w:styles>"""


def t(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def styled(words: str, style: str) -> str:
    return p(t(words), f'<w:pStyle w:val="{style}"/>')


def content_of(folder: Path, body: str, **parts: str) -> Content:
    document = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    others = {f"word/{name}.xml": text for name, text in parts.items() if name != "core"}
    core = {"docProps/core.xml": parts["core"]} if "core" in parts else {}
    return read_docx(pack(folder / "a.docx", {**document, "word/styles.xml": STYLES, **others, **core}))


def notes(tag: str, *words: str) -> str:
    each = "".join(f'<w:{tag} w:id="{n}">{p(t(one))}</w:{tag}>' for n, one in enumerate(words, start=1))
    return f"<w:{tag}s {W}>{each}</w:{tag}s>"


def ref(kind: str, identity: int, attributes: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{identity}"{attributes}/></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
