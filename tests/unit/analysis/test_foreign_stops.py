"""Sentence ends in other languages; the place of every one is marked by a bar."""

from __future__ import annotations

import pytest

from scoqa.analysis import sentences
from scoqa.analysis.foreign_abbreviations import BEFORE_MORE, ENDINGS, PUNKT
from scoqa.analysis.foreign_stops import foreign_stops

TEXTS = {
    "de": [
        "Am 3. Oktober 1990 trat die DDR bei.|Das war ein Mittwoch.",
        "Viele Länder, z. B. Österreich und d. h. auch die Schweiz, nahmen teil.|Andere fehlten.",
        "Man vergleicht z.B. Äpfel mit Birnen.|Im 19. Jahrhundert war das anders.",
        "Vgl. Abb. 4 und Tab. 2 auf S. 12 ff. des Berichts.|Die Zahlen stammen vom 12. 5. 2001.",
        "Ludwig XIV. starb 1715.|Danach regierte Ludwig XV. bis 1774.",
        "Prof. Dr. Müller bzw. Frau Dr. von der Leyen kam.|Sie blieb.",
        "Es kamen Bauern, Händler usw.|Die Stadt wuchs um ca. 20 Prozent.",
        "Der Vertrag umfasst 5,3 Mio. Euro.|Er gilt gem. Art. 5 Abs. 2 GG.",
        "Die GmbH & Co. KG wurde im Jan. 1998 gegründet.|Sie wuchs.",
        "Siehe Kapitel 12.|Dort steht mehr.",
        "Er kam spät.|„Das ist gut“, sagte sie.|– Ja, meinte er.|»Nein!«, rief sie.",
        "Der Vorsitzende, Hr. J. P. Schmidt, sprach.|Er war i. d. R. der Erste.",
    ],
    "fr": [
        "C'est fini.|« Il est parti », dit-elle.|— Non, dit-il.|Section I. – La loi.",
        "La loi du 3 mars, c.-à-d. celle de 1905, est citée à la p. 12.|Elle reste en vigueur.",
        "M. Le Pen et Mme Dupont ont parlé.|La séance fut levée.",
        "Voir p. ex. Dupont et al. 1998, art. 5, al. 2.|Cf. Fig. 3 pour le détail.",
        "Les pommes, les poires, etc. sont mûres.|Les autres non.",
        "Il cite J.-P. Sartre et A. Camus.|Ce dernier est mort en 1960.",
        "Le prix est de 3.5 millions env. par an.|Il baisse.",
    ],
    "es": [
        "Los cítricos, p. ej. la naranja, abundan.|Véase la pág. 12 del vol. III.",
        "El Sr. García y la Dra. De la Cruz llegaron a EE. UU. en mayo.|Después volvieron.",
        "Según el art. 5 núm. 3 de la ley, no procede.|Así lo dice la sentencia.",
        "Nació en el s. XIX.|Murió pobre.",
        "Cf. López et al. 2004, fig. 2.|Los datos son claros.",
    ],
    "it": [
        "Cfr. pag. 12 e segg. del vol. II.|La tesi è nota.",
        "Il dott. Rossi e la prof.ssa Bianchi, ad es. nel cap. 3, lo negano.|Non è vero.",
        "L'art. 3 del D.Lgs. 196 vieta tutto ciò.|Le pene sono lievi.",
        "Mele, pere, ecc. sono frutti.|Gli altri no.",
    ],
    "nl": [
        "Het regent.|,,We gaan naar huis'', zei hij.|,, Dat is goed.",
        "Dit geldt o.a. voor Nederland en m.b.t. België.|Zie blz. 12 e.v. van het rapport.",
        "Dr. De Vries sprak met mevr. Jansen.|Zij was o.m. minister.",
        "Appels, peren, enz. zijn fruit.|De rest niet.",
        "De N.V. Philips kwam op 3 jan. 1990.|Dat was laat.",
        "Volgens art. 5 lid 2 mag dat, d.w.z. soms.|Het komt voor.",
    ],
    "pt": [
        "O Sr. Silva e a Dra. Da Costa, p. ex. em 1999, escreveram na pág. 12.|Depois pararam.",
        "Segundo o art. 5 da lei n. 30, não pode.|Ela é clara.",
        "Maçãs, peras, etc. são frutas.|Os outros não.",
    ],
    "ru": [
        "Он живёт в г. Москве.|В XIX в.|Россия росла.",
        "Это было в 1990 г. в Москве, т. е. давно.|Потом всё изменилось.",
        "См. рис. 3 и табл. 2 на с. 12.|Данные взяты из отчёта.",
        "А. С. Пушкин родился в 1799 г. и умер в 1837 г.|Он был поэтом.",
        "Яблоки, груши и т. д. растут здесь.|Остальные нет.",
        "Об этом пишет проф. Иванов и др. авторы.|Мы согласны.",
    ],
    "pl": ["Por. np. rys. 3 na s. 12 w rozdz. 2.|Dane są jasne.", "Prof. dr hab. J. Kowalski i in. twierdzą inaczej.|Nie wiemy."],
    "sv": ["Detta gäller bl.a. Sverige, dvs. Norden, jfr s. 12 och fig. 3.|Det är klart.", "Äpplen, päron m.m. växer här.|De andra inte."],
    "da": ["Det gælder f.eks. Danmark, jf. s. 12 og fig. 3.|Det er klart."],
    "cs": ["Viz např. obr. 3 na str. 12.|Data jsou jasná."],
    "fi": ["Katso esim. kuva 3, s. 12.|Tiedot ovat selvät."],
    "tr": ["Bkz. örn. Şekil 3, s. 12.|Veriler açık."],
    "el": ["Βλ. π.χ. σελ. 12 του βιβλίου.|Τα στοιχεία είναι σαφή."],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "marked"), [(language, marked) for language, texts in TEXTS.items() for marked in texts]
)
def test_sentences_end_where_readers_of_the_language_end_them(language: str, marked: str):
    text = marked.replace("|", " ")

    found = [text[span.start : span.stop] for span in sentences(text, language)]

    assert found == marked.split("|")


def test_english_and_unknown_languages_go_by_english():
    text = "The U.S. Government acted. See Fig. 3 for z. B. more."

    assert sentences(text, "en-GB") == sentences(text) == sentences(text, "") == sentences(text, "sw")


def test_a_code_with_a_country_is_its_language():
    text = "Am 3. Oktober kam er."

    assert len(sentences(text, "de-AT")) == 1


@pytest.mark.parametrize("language", sorted(PUNKT))
def test_every_language_of_punkt_has_its_lists(language: str):
    stops = foreign_stops(language)

    assert stops is not None
    assert set(BEFORE_MORE[language].split()) <= stops.abbreviations | stops.endings
    assert set(ENDINGS[language].split()) == stops.endings
