"""Bytes of a text to its letters, whatever encoding they are in."""

from __future__ import annotations

import pytest

from scoqa.reading.decoding import decode
from scoqa.reading.media import is_binary


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_decoded_whatever_its_form(encoding: str):
    text = "Grüße aus Öland — naïve café.\n" * 3

    assert decode(text.encode(encoding)) == (text, "")


def test_what_is_not_unicode_is_read_as_windows_1252_and_said_so():
    assert decode("“café” – 5 €".encode("cp1252")) == ("“café” – 5 €", "not UTF-8; read as Windows-1252")


OLD = {
    "cp1251": "Луна вызывает приливы в океане два раза в день. Второе предложение здесь.\n",
    "koi8_r": "Луна вызывает приливы в океане два раза в день. Второе предложение здесь.\n",
    "shift_jis": "月は海の潮を一日に二回起こします。二番目の文です。\n",
    "gb18030": "月亮每天两次引起海洋的潮汐。第二句话在这里。\n",
    "euc_kr": "달은 하루에 두 번 바다의 조수를 일으킵니다. 두 번째 문장이 여기 있습니다.\n",
    "cp1253": "Η σελήνη προκαλεί τις παλίρροιες των ωκεανών δύο φορές την ημέρα.\n",
}


@pytest.mark.parametrize("encoding", OLD)
@pytest.mark.parametrize("times", [1, 1000])
def test_old_encodings_of_other_scripts_are_told_by_their_letters(encoding: str, times: int):
    text, problem = decode((OLD[encoding] * times).encode(encoding))

    assert text == OLD[encoding] * times
    shown = encoding.replace("cp125", "Windows-125").replace("_", "-")
    assert problem == f"not UTF-8; read as {shown}"


ASCII = "The licence of this text, which is in English and long, stands before it.\n" * 400


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("shift_jis", "羅生門の下で雨やみを待っていた。広い門の下には、この男のほかに誰もいない。\n"),
        ("gb18030", "搜狐在线国庆免费大酬宾，欢迎您的到来。\n"),
        ("cp855", "Луна вызывает приливы в океане два раза в день, и море поднимается.\n"),
        ("iso8859_6", "القمر يسبب المد والجزر في المحيط مرتين في اليوم وهذا معروف\n"),
        ("iso8859_11", "ดวงจันทร์ทำให้เกิดน้ำขึ้นน้ำลงในมหาสมุทรวันละสองครั้ง\n"),
    ],
)
@pytest.mark.parametrize("before", ["", ASCII, '<tr><td class="white" align="middle"><font color="#ffffff">'])
def test_what_is_ascii_tells_nothing_of_the_encoding(before: str, encoding: str, words: str):
    assert decode((before + words * 5).encode(encoding))[0] == before + words * 5


def test_pairs_of_bytes_are_told_from_letters_where_english_words_stand_between():
    text = "新しい CD-ROM ドライブをお使いの時は、先に driver をハードディスクに install してください。\n" * 5

    assert decode(text.encode("shift_jis"))[0] == text


def test_a_ligature_where_others_have_a_fraction_is_of_latin_9():
    text = "L'œuf de volaille est un produit agricole, et le cœur de l'œuvre était là.\n"

    assert decode(text.encode("iso8859_15"))[0] == text


def test_korean_in_seven_bits_is_no_binary_data():
    data = "달은 하루에 두 번 바다에 조수를 일으킨다.\n".encode("iso2022_kr") * 3

    assert not is_binary(data)
    assert is_binary(data.replace(b"\x1b$)C", b""))


LATIN = {
    "cp1250": "Pan Łukasz był w sobotę na łące i śpiewał pieśń o źródłach rzeki, która płynie przez miasto.",
    "iso8859_2": "Pan Łukasz był w sobotę na łące i śpiewał pieśń o źródłach rzeki, która płynie przez miasto.",
    "cp1252": "L’été dernier, nous étions à Besançon ; « Où êtes-vous né ? » demanda-t-elle à l’élève.",
    "cp1254": "Dün şehirdeydik ve meydandan geçen ırmağı gördük; çocuklar kütüphanede kitap okuyordu.",
    "cp1257": "Vakar buvome mieste ir matėme upę, kuri teka per aikštę; vaikai skaitė knygas, mokytojas šypsojosi.",
    "mac_roman": "Über die Straße läuft ein großer Bär; er mag Äpfel und Öl, und das Mädchen fährt nach Köln.",
    "cp850": "Über die Straße läuft ein großer Bär; er mag Äpfel und Öl, und das Mädchen fährt nach Köln.",
}


LATIN |= {
    "cp852": "Pan Łukasz był w sobotę na łące i śpiewał pieśń o źródłach rzeki, która płynie przez miasto.",
}


@pytest.mark.parametrize("encoding", LATIN)
@pytest.mark.parametrize("times", [1, 1000])
def test_old_encodings_of_latin_letters_are_told_by_the_language_they_make(encoding: str, times: int):
    text = f"{LATIN[encoding]}\n" * times

    assert decode(text.encode(encoding))[0] == text


def test_czech_and_hungarian_are_told_from_western_languages():
    for text in (
        "Příliš žluťoučký kůň úpěl ďábelské ódy. Včera jsme byli ve městě a viděli jsme řeku.",
        "Árvíztűrő tükörfúrógép. Tegnap a városban voltunk és láttuk a folyót, amely átfolyik a téren.",
    ):
        assert decode(text.encode("cp1250"))[0] == text


@pytest.mark.parametrize("word", ["m³", "Łódź", "½ cup", "naïve", "don’t", "£5", "Ångström"])
def test_an_english_text_with_a_sign_or_two_is_windows_1252(word: str):
    text = f"The house on the hill was of the size that we had seen in the town: {word} and so it is for all of us."

    assert decode(text.encode("cp1252", "replace"))[0] == text.encode("cp1252", "replace").decode("cp1252")


def test_a_stray_nul_is_a_blank_and_makes_no_binary_file_of_a_text():
    data = b"Words with a \0 NUL in the middle of text. More words follow here.\n"

    assert decode(data)[0].count("\0") == 0
    assert "NUL in the middle" in decode(data)[0]
    assert not is_binary(data)
    assert is_binary(bytes(range(256)))


def test_line_ends_become_one_newline():
    assert decode(b"a\r\nb\rc\n")[0] == "a\nb\nc\n"


def test_one_control_character_in_fifty_is_still_text():
    words = b"words\t of\r\n a page\x0c and \x1b[1m more\x1a " * 2

    assert not is_binary(words + b"a" * (98 - len(words)) + b"\x01\x1f")
    assert is_binary(words + b"a" * (97 - len(words)) + b"\x01\x1f\x08")


MANY = {
    "ru": "Луна вызывает приливы в океане два раза в день. Второе предложение здесь.\n",
    "uk": "Місяць викликає припливи в океані двічі на день. Друге речення стоїть тут.\n",
    "el": "Η σελήνη προκαλεί τις παλίρροιες των ωκεανών δύο φορές την ημέρα.\n",
    "he": "הירח גורם לגאות ושפל באוקיינוס פעמיים ביום. המשפט השני נמצא כאן.\n",
    "hi": "चंद्रमा दिन में दो बार समुद्र में ज्वार लाता है। दूसरा वाक्य यहाँ है।\n",
    "ja": "月は海の潮を一日に二回起こします。二番目の文です。\n",
    "zh": "月亮每天两次引起海洋的潮汐。第二句话在这里。\n",
}


@pytest.mark.parametrize("language", MANY)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_in_every_script(language: str, encoding: str):
    data = (MANY[language] * 3).encode(encoding)

    assert not is_binary(data)
    assert decode(data) == (MANY[language] * 3, "")


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\0\1" * 500, b"\x20\x00\x01\xd8" * 300])
def test_bytes_with_nuls_that_are_no_text_are_not_taken_for_utf_16(data: bytes):
    assert is_binary(data)


@pytest.mark.parametrize(
    ("encoding", "language"), [("iso2022_jp", "ja"), ("koi8_u", "uk"), ("mac_cyrillic", "ru")]
)
def test_encodings_that_shift_or_differ_in_a_few_letters_are_told(encoding: str, language: str):
    text, problem = decode((MANY[language] * 3).encode(encoding))

    assert text == MANY[language] * 3
    assert problem.startswith("not UTF-8; read as ")


def test_a_text_in_no_language_known_is_not_taken_for_one_of_an_old_mac():
    text = "Nuqanchik kañiku llaqtamasikuna, kawsayniñchik ñawpaqman puririnanpaq.\n" * 5

    assert decode(text.encode("latin-1"))[0] == text


def test_boxes_that_dos_drew_are_boxes():
    text = (
        "╒════════════════════╤═══════╕\n│ The size of a house │ 12½ m │\n├────────────────────┼───────┤\n"
        "│ that was in the town, and so it is for all of us who had seen it. │\n╘════════════════════╧═══════╛\n"
    )

    assert decode(text.encode("cp437")) == (text, "not UTF-8; read as cp437")


def test_a_text_of_western_europe_with_rules_is_none_of_dos():
    text = "Über die Straße läuft ein großer Bär; er mag Äpfel und Öl.\n°°°°°°°°°°°°°°°°\n" * 3

    assert decode(text.encode("cp1252"))[0] == text


VIETNAMESE = "Cộng hòa xã hội chủ nghĩa Việt Nam là một nước của những người đã sống ở đây."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "TCVN",
            b"C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam l\xb5 m\xe9t n\xad\xedc c\xf1a nh\xf7ng ng\xad\xeai \xae\xb7 s\xe8ng \xeb \xae\xa9y.",
        ),
        (
            "VISCII",
            b"C\xb5ng h\xf2a x\xe3 h\xb5i ch\xfc ngh\xeea Vi\xaet Nam l\xe0 m\xb5t n\xdf\xbec c\xfca nh\xe6ng ng\xdf\xb6i \xf0\xe3 s\xafng \xb7 \xf0\xe2y.",
        ),
        (
            "Windows-1258",
            b"C\xf4\xf2ng ho\xcca xa\xde h\xf4\xf2i chu\xd2 nghi\xdea Vi\xea\xf2t Nam l\xe0 m\xf4\xf2t n\xfd\xf5\xecc cu\xd2a nh\xfd\xdeng "
            b"ng\xfd\xf5\xcci \xf0a\xde s\xf4\xecng \xf5\xd2 \xf0\xe2y.",
        ),
        (
            "VNI",
            "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam laø moät nöôùc cuûa nhöõng ngöôøi ñaõ soáng ôû ñaây.".encode(
                "cp1252"
            ),
        ),
    ],
)
def test_vietnamese_is_known_in_its_old_encodings(name: str, data: bytes):
    assert decode(data) == (VIETNAMESE, f"not UTF-8; read as {name}")
