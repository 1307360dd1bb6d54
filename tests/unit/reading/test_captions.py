"""Which words begin a caption, and which a sentence about a figure or a table."""

from __future__ import annotations

import pytest

from scoqa.reading.captions import begins_with_label, is_caption, is_label, is_of_table


@pytest.mark.parametrize(
    "words",
    [
        "Figure 3: The tides.",
        "Fig 3 | The tides",
        "FIG. 12. The tides",
        "Figure 2 – steps of the process",
        "Figure 2 Steps of the process",
        "Figure 2 A sketch of the process",
        "Figure 3A The tides",
        "Figure 1.b: The tides",
        "Figure 1 (a) The tides",
        "Fig. 2 (color online). The tides",
        "Table 1 (continued)",
        "Table 4-1. The tides",
        "Figure 3-10 Column masks",
        "Table A.1: The tides",
        "TABLE I\nCOMPARISON OF TIDES",
        "TABLE I",
        "TABLE 4 .3 B",
        "Table B: The tides",
        "Supplementary Fig. S1 Tides",
        "Extended Data Table 2 | The tides",
        "Figs. 1–3. The tides",
        "Box 2 How the tides turn",
        "Exhibit 3. The tides",
        "Algorithm 1 Fast tides",
        "Abbildung 3 Der Verlauf",
        "Tabelle Nr. 2 Der Verlauf",
        "Tableau n° 2 : Les marées",
        "Gráfico 1. Las mareas",
        "Tabela 3.2: As marés",
        "Rycina 2. Pływy",
        "Obr. 2: Příliv",
        "Kuva 2. Vuorovesi",
        "Şekil 1. Gelgit",
        "1. ábra: Az árapály",
        "2. táblázat Az árapály",
        "Рис. 4: Приливы",
        "Таблица 1 Приливы",
        "Σχήμα 2. Παλίρροιες",
        "Hình 1. Thủy triều",
        "図1 潮汐の構成",
        "表 2：结果",
        "图 3 系统结构",
        "그림 3. 조석",
    ],
)
def test_a_caption_has_a_stop_a_line_or_words_that_begin_anew_behind_its_number(words: str):
    assert is_caption(words)


@pytest.mark.parametrize(
    "words",
    [
        "Table 4-1 provides the tides.",
        "Figure 3 shows that tides turn.",
        "Table 2 and Figure 4 show tides.",
        "Figure 3(c) shows tides.",
        "Figure 12 (b) displays tides.",
        "Figure 1.b shows tides.",
        "Figures 9 - 12 show tides.",
        "Table 2 Panel A shows tides.",
        "Figure 2 A shows tides.",
        "Table 1, we see, has tides.",
        "Table 2-based methods",
        "Table II compares tides.",
        "Graph 1 displays tides.",
        "Exhibit 10.1 Credit Agreement",
        "Box 1234 Uppsala",
        "Table for two",
        "Abbildung 3 zeigt den Verlauf.",
        "Рис. 4 показывает приливы.",
        "图3显示了潮汐。",
        "図 1 に示す",
        "그림 3은 조석을 보여준다.",
        "2. The tides",
        "",
    ],
)
def test_a_sentence_about_a_figure_is_no_caption(words: str):
    assert not is_caption(words)


def test_a_label_is_a_caption_without_its_words():
    assert is_label("TABLE I")
    assert is_label("Figure 3.")
    assert not is_label("Figure 3. The tides")
    assert not is_label("Figure three")


def test_captions_of_tables_are_told_from_others():
    for words in (
        "Table 2: The tides",
        "TABLE I",
        "Таблица 1 Приливы",
        "表 2：结果",
        "Cuadro 3. Las mareas",
        "Box 2 How tides turn",
    ):
        assert is_of_table(words), words
    for words in (
        "Figure 2: The tides",
        "Table 2 shows tides.",
        "图 3 系统结构",
        "Chart 1. Tides",
        "The table",
    ):
        assert not is_of_table(words), words


def test_a_label_may_begin_a_sentence_too():
    for words in ("Figure 3 shows that tides turn.", "Table II compares tides.", "Fig. 2", "图 3 系统结构"):
        assert begins_with_label(words), words
    for words in ("figure 3 of the tides", "Table for two", "Exhibit 10.1 Credit Agreement", "The tides"):
        assert not begins_with_label(words), words
