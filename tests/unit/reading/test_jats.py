from __future__ import annotations

import pytest

from scoqa.errors import UnreadableFileError
from scoqa.reading.jats import read_jats
from scoqa.types import Zone

ARTICLE = b"""<!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "JATS-archivearticle1.dtd">
<article article-type="research-article" xml:lang="en"><front>
<journal-meta><journal-title>Journal of X</journal-title></journal-meta>
<article-meta><article-id pub-id-type="doi">10.1234/x.5</article-id>
<title-group><article-title>On <italic>X</italic></article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>de Haas</surname>
<given-names>Marcel</given-names></name></contrib></contrib-group>
<pub-date><month>12</month><year>2007</year></pub-date>
<abstract><p>In short.</p></abstract></article-meta></front>
<body><sec><label>1</label><title>Aims</title><p>We found it <xref ref-type="bibr">[3]</xref>.
<fig><label>Figure 1</label><caption><p>A map.</p></caption></fig></p></sec></body>
<back><ref-list><title>References</title><ref><mixed-citation>Someone. A book.</mixed-citation></ref></ref-list>
</back></article>"""


def test_an_article_has_its_metadata_sections_and_zones():
    content = read_jats(ARTICLE)

    assert content.meta.title == "On X"
    assert content.meta.authors == ("de Haas, Marcel",)
    assert (content.meta.issued, content.meta.doi) == ("2007-12", "10.1234/x.5")
    assert content.text.split("\n\n") == [
        "On X",
        "In short.",
        "1 Aims",
        "We found it [3].",
        "Figure 1 A map.",
        "References",
        "Someone. A book.",
    ]
    assert [z.zone for z in content.zones] == [Zone.ABSTRACT, Zone.CAPTION, Zone.REFERENCES]
    assert [(s.level, s.heading) for s in content.sections] == [(1, "On X"), (2, "1 Aims"), (1, "References")]


def test_an_article_nested_too_deeply_says_so():
    deep = b"<sec>" * 300 + b"<p>Deep.</p>" + b"</sec>" * 300

    with pytest.raises(UnreadableFileError, match="nested too deeply to read"):
        read_jats(ARTICLE.replace(b"<sec>", deep + b"<sec>", 1))
