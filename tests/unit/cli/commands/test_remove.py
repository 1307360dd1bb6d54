"""Documents forgotten, for a program."""

from __future__ import annotations

import io
import json
from pathlib import Path

from scoqa.cli.console import Console
from scoqa.cli.main import run


def test_what_is_forgotten_is_told_to_programs_too(tmp_path: Path):
    for name in ("tides", "winds"):
        (tmp_path / f"{name}.txt").write_text(f"The moon knows of {name}.")
    out, log = io.StringIO(), io.StringIO()

    code = run(
        ["-d", str(tmp_path), "remove", "tides", "--json"], Console(stdout=out, stderr=log, environment={})
    )

    told = json.loads(out.getvalue())
    assert (code, told["schema"], told["removed"], told["added"]) == (0, "scoqa.report/1", ["tides"], [])
    assert "1 file still in" in log.getvalue()
