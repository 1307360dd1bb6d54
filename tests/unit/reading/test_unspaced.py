"""Lines of scripts without spaces."""

from __future__ import annotations

import pytest

from scoqa.reading.pdf import content_of_pages
from scoqa.reading.pdf_layout import PageLines
from scoqa.reading.pdf_lines import Line
from scoqa.reading.unspaced import goes_on_unspaced


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("することである。従", "来、鹿児島工業"),
        ("紙媒体でアンケー", "ト調査をすると"),
        ("评估他们的经济贫困程度，", "并提供"),
        ("学生消费数据，", "Python 脚本"),
        ("所谓的", "“数据”"),
        ("所谓“", "数据”"),
        ("ประชา", "ชน"),
    ],
)
def test_a_line_goes_on_without_a_blank(before: str, after: str):
    assert goes_on_unspaced(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the", "words"),
        ("한국의 역사", "그리고"),
        ("使用", "Python"),
        ("said “", "the"),
        ("wait…", "“No”"),
        ("a", "的"),
    ],
)
def test_a_line_goes_on_with_a_blank(before: str, after: str):
    assert not goes_on_unspaced(before, after)


def test_a_sentence_of_chinese_is_whole_over_lines_and_pages():
    letters = "本研究的目的是利用大数据技术通过统计和分析学生的餐饮消费情况评估他们的经济贫困程度"
    rows = [letters[n:] + letters[:n] for n in range(20)]
    pages = [
        PageLines(0, 595, 842, [Line(row, 60, 535, 700 - 14 * n, 11) for n, row in enumerate(rows[:10])]),
        PageLines(1, 595, 842, [Line(row, 60, 535, 700 - 14 * n, 11) for n, row in enumerate(rows[10:])]),
    ]

    content = content_of_pages(pages)

    assert content.text == "".join(rows)
    assert content.pages[1].span.start == 10 * len(letters)
