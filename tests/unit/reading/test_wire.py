"""Contents between a worker process and its owner."""

from __future__ import annotations

import io

from scoqa.reading import wire
from scoqa.reading.content import Content
from scoqa.types import Meta, Page, Section, Span, Zone, ZoneSpan


def test_a_content_arrives_as_it_was_sent():
    content = Content(
        text="Títle\n\n\ud800 half, \U0001f986 whole\n\n3",
        meta=Meta(title="Títle", authors=("de Haas, Marcel",), origin=(("title", "first page"),)),
        pages=(Page(0, "iv", Span(0, 26), inferred=True), Page(1, "", Span(26, 26), scanned=True, ocr=False)),
        sections=(Section(1, "Títle", Span(0, 26)),),
        zones=(ZoneSpan(Zone.RUNNING, Span(25, 26)),),
        paragraphs=(Span(0, 5), Span(7, 23)),
        problems=("1 page is a picture without text: PDF page 2",),
    )
    pipe = io.BytesIO()

    wire.send(pipe, {"content": wire.pack(content)})
    pipe.seek(0)
    arrived = wire.unpack(wire.receive(pipe)["content"])

    assert arrived == content
    assert repr(arrived) == repr(content)  # every value of its own type
