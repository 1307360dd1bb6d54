"""Words parted at the ends of a text's lines."""

from pathlib import Path

import pytest

from scoqa import Collection
from scoqa.reading.hyphens import joined
from scoqa.reading.markdown import read_markdown
from scoqa.reading.plain import read_plain


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "An owlery is a house. They went into the owl-\nery, where nobody had been for years.",
            "An owlery is a house. They went into the owlery,\nwhere nobody had been for years.",
        ),
        (  # English has it
            "What they had signed there was an inter-\nnational treaty about the rights of owls.",
            "What they had signed there was an international\ntreaty about the rights of owls.",
        ),
        (  # the line goes with its only word
            "An owlery is a house. They went into the owl-\n  ery.\n\nNobody had been there.",
            "An owlery is a house. They went into the owlery.\n\nNobody had been there.",
        ),
        (
            "A barn-owl lives here. In summer another barn-\n  owl came and stayed with the first one.",
            "A barn-owl lives here. In summer another barn-owl\n  came and stayed with the first one.",
        ),
    ],
)
def test_words_that_are_known_are_put_together(text: str, read: str):
    assert joined(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "Nobody who had seen it knew what a wug-\nfrob was, or what it had been good for.",
        "The preand is a word. They looked at the pre-\nand post-war years of the village.",
        "short lists of inter-\nnational treaties",
        "These are the words of a line that ends -\nwith a dash, and of one that goes on.",
        "The internationale is sung by those of the Inter-\nNational club, as its name is written.",
        "An owlery and an owl-ery stand there. In the owl-\nery nobody had been for years on end.",
    ],
)
def test_words_that_are_not_known_or_not_wrapped_stay(text: str):
    assert joined(text) == text


def test_texts_and_markdown_are_quoted_without_the_hyphens_of_their_lines(tmp_path: Path):
    text = (
        "# Treaties\n\nWhat they had signed there was an inter-\nnational treaty about the rights of owls.\n"
    )
    (tmp_path / "treaties.txt").write_text(text)

    with Collection.open(tmp_path) as papers:
        papers.add()
        best = papers.ask("which treaty did they sign about the rights of owls").best

    assert best is not None
    assert "an international\ntreaty about" in best.text
    assert best.citation.quote.text == best.text
    assert "inter-" not in read_plain(text.encode()).text
    assert "an international\ntreaty" in read_markdown(text.encode()).text
