"""Mails: their text, what heads them, what is attached."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from scoqa.errors import UnreadableFileError
from scoqa.reading import find, read
from scoqa.reading.content import Content
from scoqa.reading.mail import read_mail
from scoqa.types import Problem

HEAD = "From: Ann Lee <a@x.org>\nTo: b@x.org\nMIME-Version: 1.0\n"
TEXT = "Content-Type: text/plain; charset=utf-8\n\n"
PAGE = "Content-Type: text/html; charset=utf-8\n\n"


def mail(*parts: str, kind: str = "mixed") -> Content:
    body = "".join(f"--b\n{part}\n" for part in parts)
    content = read_mail(f"{HEAD}Content-Type: multipart/{kind}; boundary=b\n\n{body}--b--\n".encode())
    assert content is not None
    return content


def test_a_mail_gives_its_text_subject_sender_and_date(tmp_path: Path):
    head = "From: Ann Lee <a@x.org>\nSubject: On the tides of spring\nDate: Thu, 04 Mar 2021 10:00:00 +0000\nMIME-Version: 1.0\n"
    body = base64.b64encode("Ebbe heißt die fallende Flut, zweimal am Tag.".encode("latin-1")).decode()
    mail = (
        f"{head}Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\n{body}\n"
    )
    empty = f"{head}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--\n"
    (tmp_path / "a.eml").write_text(mail)
    (tmp_path / "b.eml").write_text(empty)

    document = read(tmp_path / "a.eml")

    assert document.text == "Ebbe heißt die fallende Flut, zweimal am Tag."
    assert document.meta.title == "On the tides of spring"
    assert (document.meta.authors, document.meta.issued) == (("Lee, Ann",), "2021-03-04")
    with pytest.raises(UnreadableFileError, match="a mail without text in it"):
        read(tmp_path / "b.eml")


def test_all_texts_of_a_mail_are_read_and_its_attachments_named():
    files = [
        f'Content-Type: application/pdf\nContent-Disposition: attachment; filename="{n}.pdf"\n\nx'
        for n in range(6)
    ]
    forwarded = f"Content-Type: message/rfc822\n\n{HEAD}{TEXT}Not this."

    content = mail(f"{TEXT}Tides rise.", *files, f"{TEXT}To leave, write.", forwarded)

    assert content.text.split() == ["Tides", "rise.", "To", "leave,", "write."]
    assert content.problems == ("attached and not read: 0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf and 2 more",)


def test_the_plain_text_is_read_unless_it_only_says_that_there_is_a_page():
    page = f"{PAGE}<p>Tides rise twice a day.</p><table><tr><td><p>They fall as often, says the almanac.</p></td></tr></table>"

    assert mail(f"{TEXT}Tides rise twice a day, and fall.", page, kind="alternative").text.startswith(
        "Tides rise twice a day, and"
    )
    assert mail(f"{TEXT}See the page.", page, kind="alternative").text == (
        "Tides rise twice a day.\n\nThey fall as often, says the almanac."
    )
    assert mail(page).meta.authors == ("Lee, Ann",)


def test_a_page_that_a_browser_saved_is_no_mail():
    page = f"From: <Saved by Blink>\nMIME-Version: 1.0\n{PAGE}<p>Tides rise.</p>"

    assert read_mail(page.encode()) is None


@pytest.mark.parametrize(
    "head", ["From: Ann Lee <a@x.org>\nSubject: Tides\n", "From x Mon\nReceived: by y;\n Mon\nTo: z\n"]
)
def test_mails_of_a_folder_are_read_without_their_heads_and_a_mailbox_is_named(tmp_path: Path, head: str):
    (tmp_path / "a.eml").write_text(f"{head}\nTides rise twice a day.\n")
    (tmp_path / "b.eml").write_text("Tides: a note\n\nThey rise.\n")
    (tmp_path / "c.mbox").write_text("From x\n")

    *files, mailbox = find([tmp_path])

    assert [read(file).text.strip() for file in files if isinstance(file, Path)] == [
        "Tides rise twice a day.",
        "Tides: a note\n\nThey rise.",
    ]
    assert isinstance(mailbox, Problem)
    assert mailbox.what == "a mailbox; save its mails as .eml files"
