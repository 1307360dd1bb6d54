"""``scoqa verify`` and ``scoqa check``, as processes."""

from __future__ import annotations

GOOD = "The lunar gateway board is chaired by Ada Okafor. It meets in Vienna every spring.\n"


def test_a_draft_among_the_papers_does_not_vouch_for_itself(scoqa, work):
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    (work / "draft.md").write_text('They say "unicorns were seen in Erewhon".\n', encoding="utf-8")

    check = scoqa("-d", ".", "check", "draft.md")

    assert check.returncode == 1
    assert "not found in these papers" in check.stdout
    assert "draft.md: is also one of the papers" in check.stderr


def test_verify_exits_4_once_the_paper_says_something_else(scoqa, work):
    (work / "a.txt").write_text(GOOD, encoding="utf-8")
    scoqa("-d", ".", "--receipt", "../receipt.json", "who chairs the lunar gateway board")
    (work / "a.txt").write_text(GOOD.replace("Ada Okafor", "Bo Lindqvist"), encoding="utf-8")

    changed = scoqa("-d", ".", "verify", "../receipt.json")
    scoqa("-d", ".", "refresh")
    gone = scoqa("-d", ".", "verify", "../receipt.json")

    assert (changed.returncode, gone.returncode) == (4, 4)
    assert "the file changed since" in changed.stdout
    assert "no longer stand in the paper" in gone.stdout


def test_check_tells_true_quotations_from_others(scoqa, work):
    (work / "draft.md").write_text(
        'The paper says that "energy security, which increasingly is identified as a vital element of security '
        'policy, is gaining weight" [@dehaas2007].\nIt also says "energy security is of no importance to the SCO".\n',
        encoding="utf-8",
    )

    done = scoqa("check", "draft.md")

    assert done.returncode == 1
    assert "word for word" in done.stdout
    assert "2 quotations" in done.stdout


def test_a_draft_may_be_any_kind_of_paper_and_names_the_paper_it_quotes(scoqa, work):
    (work / "birds.txt").write_text("Owls hunt at night and robins sing in the morning.\n", encoding="utf-8")
    (work / "other.txt").write_text(GOOD, encoding="utf-8")
    said = "\N{LEFT DOUBLE QUOTATION MARK}Owls hunt at night and robins sing\N{RIGHT DOUBLE QUOTATION MARK}"
    (work.parent / "draft.html").write_text(f"<p>It says {said} [@other].</p>", encoding="utf-8")
    (work.parent / "draft.txt").write_bytes(f"Entré: \x93{said[1:-1]}\x94 [@birds]".encode("latin-1"))

    html = scoqa("-d", ".", "check", "../draft.html")
    text = scoqa("-d", ".", "check", "../draft.txt")
    folder = scoqa("-d", ".", "check", "..")

    assert html.returncode == 1
    assert "in another paper · birds:0-34 (draft: other)" in html.stdout
    assert text.returncode == 0
    assert folder.returncode == 2
    assert "is a folder" in folder.stderr
