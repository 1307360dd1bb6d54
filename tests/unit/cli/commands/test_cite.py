"""``scoqa cite``: what is said beside a citation."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdfs import LINE, column, make_pdf

from scoqa.cli.main import run


@pytest.mark.parametrize(
    ("catalog", "is_told"), [("", True), ("/PageLabels << /Nums [0 << /S /D >>] >>", False)]
)
def test_that_a_page_s_number_was_inferred_is_said_beside_its_citation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], catalog: str, *, is_told: bool
):
    pages = [[*column(70, 700, [LINE, LINE]), (300, 40, str(number))] for number in range(1, 6)]
    (tmp_path / "tides.pdf").write_bytes(make_pdf(pages, catalog=catalog))
    run(["-q", "add", "-d", str(tmp_path)])

    code = run(["cite", "tides:3", "-d", str(tmp_path), "-s", "apa"])

    out, complaints = capsys.readouterr()
    assert code == 0
    assert "p. 3)" in out
    assert ("the file states none" in complaints) is is_told
