"""Languages told by script and function words, and what their rules make of words."""

from __future__ import annotations

from random import Random

import pytest

from scoqa.analysis import Finder, Token, question_terms, term_of_token, tokens
from scoqa.analysis.function_words import FUNCTION_WORDS
from scoqa.analysis.languages import (
    LANGUAGES,
    PREFIXING,
    analysed_as,
    foreign,
    is_same,
    language_of,
    stemmer,
    stop_words,
)
from scoqa.analysis.tokens import unaccented
from scoqa.types import QueryTerm, Span

TEXTS = {
    "de": "Die Katze sitzt auf der Matte und der Hund liegt unter dem Tisch.",
    "fr": "L'Organisation de coopération de Shanghai a été fondée en 2001 et elle regroupe plusieurs pays qui se réunissent pour parler de sécurité et d'énergie dans la région.",
    "es": "La Organización de Cooperación de Shanghái fue fundada en 2001 y reúne a varios países que se encuentran para hablar de la seguridad y de la energía en la región.",
    "pt": "A Organização para Cooperação de Xangai foi fundada em 2001 e reúne vários países que se encontram para falar de segurança e energia na região, mas não é uma aliança.",
    "it": "L'Organizzazione per la cooperazione di Shanghai è stata fondata nel 2001 e riunisce diversi paesi che si incontrano per parlare di sicurezza e di energia nella regione.",
    "nl": "De Shanghai-samenwerkingsorganisatie werd in 2001 opgericht en brengt verschillende landen samen die elkaar ontmoeten om over veiligheid en energie te praten in de regio.",
    "da": "Shanghai-samarbejdsorganisationen blev grundlagt i 2001 og samler flere lande, der mødes for at tale om sikkerhed og energi i regionen, men det er ikke en alliance.",
    "no": "Shanghai-samarbeidsorganisasjonen ble grunnlagt i 2001 og samler flere land som møtes for å snakke om sikkerhet og energi i regionen, men det er ikke en allianse.",
    "sv": "Shanghais samarbetsorganisation grundades år 2001 och samlar flera länder som möts för att tala om säkerhet och energi i regionen, men det är inte en allians.",
    "fi": "Shanghain yhteistyöjärjestö perustettiin vuonna 2001 ja se kokoaa yhteen useita maita, jotka tapaavat toisiaan, mutta se ei ole liittouma, vaikka niin on sanottu, kun sitä on arvioitu.",
    "ru": "Шанхайская организация сотрудничества была основана в 2001 году, и она объединяет несколько стран, которые встречаются, чтобы говорить о безопасности и энергии в регионе.",
    "uk": "Шанхайська організація співробітництва була заснована у 2001 році, і вона об'єднує кілька країн, які зустрічаються, щоб говорити про безпеку та енергію в регіоні.",
    "pl": "Szanghajska Organizacja Współpracy została założona w 2001 roku i skupia kilka państw, które spotykają się, aby rozmawiać o bezpieczeństwie i energii w regionie, ale nie jest to sojusz.",
    "cs": "Šanghajská organizace spolupráce byla založena v roce 2001 a sdružuje několik zemí, které se setkávají, aby hovořily o bezpečnosti a energii v regionu, ale není to aliance.",
    "hu": "A Sanghaji Együttműködési Szervezetet 2001-ben alapították, és több országot fog össze, amelyek azért találkoznak, hogy a biztonságról és az energiáról beszéljenek, de ez nem egy szövetség.",
    "tr": "Şanghay İşbirliği Örgütü 2001 yılında kuruldu ve bölgede güvenlik ve enerji hakkında konuşmak için bir araya gelen birçok ülkeyi kapsıyor, ancak bu bir ittifak değil ve daha çok bir forum olarak görülüyor.",
    "ro": "Organizația de Cooperare de la Shanghai a fost fondată în 2001 și reunește mai multe țări care se întâlnesc pentru a vorbi despre securitate și energie în regiune, dar nu este o alianță.",
    "ca": "L'Organització de Cooperació de Xangai va ser fundada l'any 2001 i reuneix diversos països que es troben per parlar de la seguretat i de l'energia a la regió, però no és una aliança.",
    "el": "Ο Οργανισμός Συνεργασίας της Σαγκάης ιδρύθηκε το 2001 και συγκεντρώνει πολλές χώρες που συναντώνται για να μιλήσουν για την ασφάλεια και την ενέργεια στην περιοχή.",
    "ar": "تأسست منظمة شنغهاي للتعاون في عام 2001 وهي تضم العديد من الدول التي تجتمع من أجل الحديث عن الأمن والطاقة في المنطقة ولكن هذا لا يعني أن هناك تحالف",
    "zh": "上海合作组织成立于2001年，成员国定期举行会议，讨论安全和能源问题。",
    "ja": "上海協力機構は2001年に設立され、加盟国は定期的に会合を開き、安全保障とエネルギーについて話し合う。",
    "ko": "상하이 협력 기구는 2001년에 설립되었으며 회원국들은 정기적으로 만나 안보와 에너지에 대해 논의한다.",
    "he": "ארגון שיתוף הפעולה של שנגחאי נוסד בשנת 2001 ומאגד מספר מדינות הנפגשות כדי לדבר על ביטחון ואנרגיה.",
    "hi": "शंघाई सहयोग संगठन की स्थापना 2001 में हुई थी और यह कई देशों को एक साथ लाता है जो सुरक्षा और ऊर्जा के बारे में बात करने के लिए मिलते हैं।",
    "id": "Organisasi Kerja Sama Shanghai didirikan pada tahun 2001 dan mempertemukan beberapa negara yang bertemu untuk membahas keamanan dan energi di kawasan ini, tetapi itu bukan aliansi.",
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_the_language_of_a_sentence_or_two_is_told(code: str):
    assert language_of(TEXTS[code]) == code
    assert foreign(TEXTS[code]) == code


def test_english_is_told_and_is_not_foreign():
    text = "The members of the organisation meet every year to talk about security and about energy in the region."

    assert language_of(text) == "en"
    assert foreign(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Siemens AG Berlin, Energy Club 2007",
        "SHA: edfe02a438fa9b667313da8f03614303fc2a4a14",
        "46. Gabinete de Prensa. El Gobierno anuncia nuevas medidas para evitar la extension. Gobierno de Espana",
        "Banks, G; Lassi, G; Simon, M M; Wilcox, A; Lau, P; Lawson, T N; Johnson, S; Rutman, A; Sweeting, M",
    ],
)
def test_names_numbers_and_entries_of_a_list_say_nothing(text: str):
    assert language_of(text) == ""


def test_a_text_in_a_script_of_its_own_is_told_by_half_as_many_function_words():
    paper = (
        "منظمة شنغهاي للتعاون هي منظمة دولية سياسية واقتصادية وأمنية أوراسية، تأسست في 15 يونيو 2001 في شنغهاي. تضم المنظمة "
        "الصين وروسيا وكازاخستان وقيرغيزستان وطاجيكستان وأوزبكستان. عقدت المنظمة مؤتمر القمة في بشكيك عام 2007، حيث ناقش "
        "القادة أمن الطاقة والتعاون العسكري. تهدف المنظمة إلى تعزيز الثقة المتبادلة وحسن الجوار بين الدول الأعضاء، ومكافحة "
        "الإرهاب والتطرف والحركات الانفصالية. تعد الصين أكبر اقتصاد في المنظمة، وقد استثمرت كثيرا في مشاريع خطوط الأنابيب."
    )

    assert language_of(paper) == "ar"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Kütüphanenin ikinci katındaki okuma salonu, öğrencilerin sınav döneminde sabaha kadar çalıştığı bir yerdir. "
            "Salonda yüz yirmi masa bulunur. Pencereler doğuya bakar.",
            "tr",
        ),
        ("The poet Nâzım Hikmet and the author Orhan Pamuk were born in Selânik and in İstanbul.", ""),
        (
            "Mehmet Çağlar, Gökçe Yıldız, Şule Işık, Özgür Yılmaz: Ankara Üniversitesi, Hacettepe Üniversitesi",
            "",
        ),
    ],
)
def test_a_text_with_letters_english_does_not_write_is_told_by_few_function_words(text: str, language: str):
    assert foreign(text) == language


def test_a_long_text_is_judged_by_its_body_not_by_its_beginning():
    abstract = (
        "This is the abstract of the paper, and it is in English, as the journal asks of all of its authors. "
    )

    assert language_of(abstract * 5 + (TEXTS["fr"] + " ") * 60) == "fr"


def test_every_language_has_a_stemmer_and_function_words_once_each():
    for code, listed in FUNCTION_WORDS.items():
        words = listed.split()
        assert len(words) == len(set(words)), code
        assert analysed_as(code) == (code if code != "uk" else "en")
        if code != "uk":
            assert stemmer(code)(words[0])
            assert stop_words(code)


def test_codes_with_a_region_and_of_unknown_languages():
    assert [analysed_as(code) for code in ("de-AT", "nb", "en_US", "zh-Hans", "")] == [
        "de",
        "no",
        "en",
        "en",
        "en",
    ]
    assert is_same("en-GB", "en")
    assert not is_same("en", "de")


def test_forms_of_a_german_noun_are_one_term_and_its_function_words_none():
    found = [term_of_token(token, "de") for token in tokens("die Häuser des Hauses, das Haus, haeuser", "de")]

    assert found == ["", "haus", "", "haus", "", "haus", "haus"]


def test_a_french_article_is_parted_from_its_noun():
    assert [token.form for token in tokens("l'énergie d’aujourd", "fr")] == ["l", "énergie", "d", "aujourd"]
    assert tokens("l'énergie", "fr")[1].span == (2, 9)


@pytest.mark.parametrize(
    ("text", "language", "forms"),
    [
        ("Que fait-il à Paris ?", "fr", ["que", "fait", "il", "à", "paris"]),
        ("Y a-t-il Saint-Nazaire", "fr", ["y", "a", "t", "il", "saint", "nazaire", "saintnazaire"]),
        ("tornou-se", "pt", ["tornou", "se"]),
        ("werk-\nen", "nl", ["werk", "en", "werken"]),
        ("take-off", "en", ["take", "off", "takeoff"]),
    ],
)
def test_a_function_word_behind_a_hyphen_is_no_end_of_the_word_before(
    text: str, language: str, forms: list[str]
):
    assert [token.form for token in tokens(text, language)] == forms


def test_endings_of_turkish_names_are_parted_from_them():
    text = "Ankara'da Ankara’nın Ankara'ya X5'in 1923'te Kur'an Kur'an'ın"

    found = [term_of_token(token, "tr") for token in tokens(text, "tr")]

    assert found == ["ankar", "ankar", "ankar", "x5", "1923", "kura", "kura"]


@pytest.mark.parametrize(
    ("question", "language", "words"),
    [
        ("In welchem Jahr wurde die Burg gebaut?", "de", ["Jahr", "Burg", "gebaut"]),
        ("Combien de châteaux y a-t-il à Blois ?", "fr", ["châteaux", "Blois"]),
        ("Quanti anni aveva l'architetto?", "it", ["anni", "aveva", "architetto"]),
        ("¿Cuántas torres tiene el castillo?", "es", ["torres", "tiene", "castillo"]),
        ("Kalenin mimarı kimdir?", "tr", ["Kalenin", "mimarı"]),
        ("Сколько башен было у замка?", "ru", ["башен", "замка"]),
    ],
)
def test_question_words_are_none_to_look_for(question: str, language: str, words: list[str]):
    assert [term.word for term in question_terms(question, languages=[language])] == words


def test_words_of_several_languages_stand_for_a_term_in_each():
    df = {"nation": 3, "national": 2, "club": 1}.get

    found = question_terms("the national club", languages=("en", "fr"), df=lambda term: df(term, 0))

    assert [term.term for term in found] == ["nation|national", "club"]


def test_a_text_is_read_by_the_rules_of_its_own_language():
    df = {"nation": 3, "national": 2, "club": 1}.get
    found = question_terms("the national club", languages=("en", "fr"), df=lambda term: df(term, 0))
    find = Finder(found)

    assert [tuple(entry[1:]) for entry in find("Le club nationale, the nations", "fr")] == [
        ((3, 7), 1),
        ((8, 17), 0),
        ((23, 30), 0),
    ]
    assert [index for *_, index in find("l'idée nationale des clubs", "fr")] == [0, 1]
    assert [index for *_, index in find("the nation's national clubs", "en")] == [0, 0, 1]


@pytest.mark.parametrize("language", ["nl", "tr", "fr", "de", "ru", "ga"])
def test_a_finder_of_a_language_finds_what_its_tokens_say(language):
    text = "l'énergie d'aujourd'hui (gewerkt, n-athair) Häuser; kitaplar Hauses 上海合作 работы, werk-\nen aujourd'hui."
    read = tokens(text, language)

    for token in read:
        name = term_of_token(token, language)
        if name:
            wanted = [QueryTerm(token.form, name, Span(0, 1))]
            expected = [each.span for each in read if term_of_token(each, language) == name]
            assert [span for _, span, _ in Finder(wanted)(text, language)] == expected


def test_function_words_are_those_of_the_question_s_language():
    languages = ("en", "de")

    assert [term.word for term in question_terms("Wer leitet die WHO?", languages=languages)] == [
        "leitet",
        "WHO",
    ]
    assert [term.word for term in question_terms("Where did people die?", languages=languages)] == [
        "people",
        "die",
    ]
    assert [term.word for term in question_terms("What is the Bund?", languages=("de",))] == ["Bund"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Was ist der SCO Energie Club?", ["SCO", "Energie", "Club"]),
        ("was ist club", ["club"]),  # its only word that occurs nowhere
        ("Wie groß ist die Organisation für Sicherheit?", ["groß", "Organisation", "Sicherheit"]),
        ("Кто является наблюдателем в организации SCO?", ["является", "наблюдателем", "организации", "SCO"]),
        ("Did Den Haag man the club?", ["Den", "Haag", "man", "club"]),  # English holds more of it
        ("was ist der", ["ist", "der"]),  # of nothing else
    ],
)
def test_function_words_of_a_language_no_document_is_in_are_none_to_look_for(question: str, words: list[str]):
    forms = {"sco": "sco", "club": "club", "der": "der"}

    assert [term.word for term in question_terms(question, forms.get)] == words


def test_a_word_of_another_language_that_the_papers_know_is_kept():
    forms = {word: word for word in ("ist", "der", "club")}

    assert [term.word for term in question_terms("Ist der Club gut", forms.get)] == [
        "Ist",
        "der",
        "Club",
        "gut",
    ]


def test_a_term_typed_without_accents_is_the_same():
    assert term_of_token(Token("économie", tokens("économie")[0].span), "fr") == term_of_token(
        tokens("economie", "fr")[0], "fr"
    )


def test_stems_begin_as_their_words_do_but_in_the_languages_that_are_known_for_it():
    random = Random(2007)
    prefixes = (
        *("", "", "ge", "be", "me", "meng", "di", "ber", "ter", "bhf", "mb", "gc", "mo", "ma", "un", "ver"),
        *("ال", "وال", "بال", "می", "גע", "פֿאַר"),
    )

    def words(letters: str) -> list[str]:
        return [
            random.choice(prefixes) + "".join(random.choices(letters, k=random.randint(2, 10)))
            for _ in range(2000)
        ]

    latin = words("aeioustnrlgmdbkphcyvjwxfzq")
    own = {
        code: words("".join(sorted({*"".join(FUNCTION_WORDS[code].split())} - {*"'’ς"})))
        for code in FUNCTION_WORDS
    }
    moved = {
        code
        for code in LANGUAGES
        for word in (*latin, *own.get(code, ()))
        if (stem := unaccented(stemmer(code)(word))) and stem[0] != unaccented(word)[0]
    }

    assert moved <= PREFIXING


@pytest.mark.parametrize(
    ("language", "asked", "text"),
    [
        ("ar", "الصين", "تعد الصين أكبر اقتصاد في المنظمة"),
        ("sr", "енергетски клуб", "Енергетски клуб је основан у Бишкеку"),
        ("yi", "אַרבעטן", "ער האָט אַ סך געאַרבעט"),
    ],
)
def test_words_whose_stems_begin_otherwise_are_found(language: str, asked: str, text: str):
    terms = question_terms(asked, languages=(language,))

    assert {index for *_, index in Finder(terms)(text, language)} == set(range(len(terms)))


@pytest.mark.parametrize(
    ("text", "language"), [("பழைய நகரத்தில் புதிய பள்ளி", "ta"), ("Նոր դպրոցը հին քաղաքում", "hy")]
)
def test_a_script_that_one_language_has_tells_it_in_few_words(text: str, language: str) -> None:
    assert language_of(text) == language
