"""What is made of a text has a number, which an index keeps: it is raised whenever something else is made of one."""

from __future__ import annotations

import json
from hashlib import sha256

from scoqa.analysis import RULES
from scoqa.passages import count_documents, cut
from scoqa.settings import Settings
from scoqa.types import Document, Meta, Section, Span, Zone, ZoneSpan

KNOWN = {
    2: "d22972150a90ee08d2f292dd8f2c2d4e730b37d7b5c4a4694bc92c4ba908ca47",
    3: "1e74efa8f16f7efb393b0319ddc479dba453de7d9520ad808d74f8262fd395d7",
}
"""By number, the digest of what its rules make of the texts below, as these were then: numbers are added, never changed."""

ENGLISH = """The organisation's colour, the organization's color and analyses of behaviour were analysed and analyzed.
U.S. policy, the US's and the WHO's aims, IT and the UN: who gave us it? US-led talks; NGOs, SCOs, PhDs and MPs' notes.
Dr. J. R. Smith et al. (cf. Fig. 3, p. 14, approx. 2.5 m) met at 10 a.m. in Washington D.C. They left. No. 7 was e.g. late.
It ended there.12 The next one [13, 14]. Began so! "Really?" he said. (He did.) Vol. 2 of the Rt. Hon. Lord, Ph.D., etc.
State-of-the-art long-term co-operation, re-elected e-mails; infor-\nmation and well-\nknown words; a—dash, an–other.
don't can't they're o'clock rock'n'roll ‘single’ “double” l’esprit; naïve café résumé Ångström Straße œuvre ﬁnal ﬂow eﬃcient
soft\u00adhyphens non\u2011breaking zero\u200bwidth cafe\u0301 combining \uff26\uff35\uff2c\uff2c width \u2160\u2163 m\u00b2 \u00bd 10\u2076 CO\u2082 H\u2082O
1,000 2.5 3.14.15 2,then 1990s 1990-1995 12/03/2007 10:30 5% $3.50 A4 B2B F-16 x=y C++ C# .NET file.name.ext snake_case
http://example.org/a-b?c=d name@example.org @handle #tag 10.1000/xyz-123 \u03b1-helix \u03b2 \u0394T \u2260 \u221e \u2122 \u00a9 \0 \ufffd
a b c of the and or not NOT OR AND The THE I i x.y. e.g., i.e. vs. pneumonoultramicroscopicsilicovolcanoconiosisandmore
1. First item. 2. Second item; (a) third. \u2022 Bullet one \u2022 bullet two. Appendix A. What is it? Running, ran, runner, runs.
See Horn, 25 Vet. App. 231 (Fed. Cir. 2007), 54 Stat. 1168. We thank J. Lee, J.P. Coan. It binds NF-Y. *, p < .05. p53 fell."""

TEXTS = {
    "en": ENGLISH,
    "ar": "الدول الأعضاء في المنظمة تتعاون في مجال الطاقة. وقالت الحكومة إنها ستوقّع؟ نعم، والكتاب هنا.",
    "ca": "L'organització de l'energia no s'ha reunit. Els països, p. ex. Espanya, van signar d'altres acords.",
    "cs": "Členské státy se sešly v r. 2007 v Pekingu. Např. ministři řekli, že spolupráce bude pokračovat.",
    "da": "Medlemsstaterne mødtes den 3. oktober i København. Det er bl.a. energien, som f.eks. Rusland sælger.",
    "de": "Die Mitgliedstaaten trafen sich am 3. Oktober, z. B. in Österreich. Der Größe wegen; Straßenbahn-Fahrer, Dr. Müller.",
    "el": "Τα κράτη μέλη συναντήθηκαν στην Αθήνα. Ο κ. Παπαδόπουλος μίλησε για την ενέργεια; Ναι, π.χ. χθες.",
    "eo": "La membroŝtatoj renkontiĝis en Pekino. Ili parolis pri la energio de la landoj.",
    "es": "Los países miembros se reunieron, p. ej. en Pekín. ¿Quién lo dijo? El Sr. García y la Sra. Núñez.",
    "et": "Liikmesriigid kohtusid 3. oktoobril Tallinnas. Nt energia on tähtis, s.t. väga.",
    "eu": "Herrialdeak Pekinen bildu ziren. Energiaren segurtasuna garrantzitsua da.",
    "fa": "کشورهای عضو در پکن دیدار کردند. امنیت انرژی مهم است.",
    "fi": "Jäsenvaltiot tapasivat 3. lokakuuta Helsingissä. Esim. energia on tärkeää, ts. hyvin.",
    "fr": "L’énergie et l'organisation d’États membres, c.-à-d. six pays. M. Dupont a-t-il signé? Oui, aujourd'hui nationale.",
    "ga": "Tháinig na ballstáit le chéile i mBéising. Bhí an t-uisce agus an fuinneamh ann.",
    "hi": "सदस्य देश बीजिंग में मिले। ऊर्जा सुरक्षा महत्वपूर्ण है। क्या यह सच है?",
    "hu": "A tagállamok 2007. október 3-án találkoztak. Pl. az energiáról beszéltek, ill. a biztonságról.",
    "hy": "Անդամ պետությունները հանդիպեցին Պեկինում։ Էներգիան կարևոր է։",
    "id": "Negara-negara anggota bertemu di Beijing. Mereka membicarakan keamanan energi, dll. kemarin.",
    "it": "Gli Stati dell'organizzazione si sono riuniti, p. es. a Pechino. L'energia è sull’agenda, ecc. Il sig. Rossi.",
    "ja": "上海協力機構は２００１年に設立された。エネルギーの安全保障が重要である。カタカナとひらがな。",
    "ko": "상하이협력기구는 2001년에 설립되었다. 에너지 안보가 중요하다.",
    "lt": "Valstybės narės susitiko Pekine. Energijos saugumas yra svarbus, pvz. Rusijai.",
    "ne": "सदस्य राष्ट्रहरू बेइजिङमा भेटे। ऊर्जा सुरक्षा महत्त्वपूर्ण छ।",
    "nl": "De lidstaten kwamen op 3 okt. bijeen, bijv. in Peking. Er werd gewerkt aan m.n. energie; dhr. Jansen zei ja.",
    "no": "Medlemslandene møttes 3. oktober i Oslo. Bl.a. energien er viktig, dvs. svært.",
    "pl": "Państwa członkowskie spotkały się w 2007 r. w Pekinie. Np. prof. Kowalski mówił o energii itd.",
    "pt": "Os países-membros reuniram-se, p. ex. em Pequim. O Sr. Silva tornou-se presidente; a organização é nova.",
    "ro": "Statele membre s-au întâlnit la Beijing. Energia și securitatea sunt importante, de ex. pentru țări.",
    "ru": "Страны-участницы, т. е. шесть стран, встретились в 2007 г. в Пекине. Всё ещё обсуждают энергетику и др.",
    "sr": "Државе чланице састале су се у Пекингу. Енергија је важна, нпр. за њих. Ово је на ћирилици.",
    "st": "Dinaha tsa ditho di ile tsa kopana Beijing. Matla a bohlokwa.",
    "sv": "Medlemsstaterna möttes den 3 okt. i Stockholm. Bl.a. energin är viktig, t.ex. för Ryssland.",
    "ta": "உறுப்பு நாடுகள் பெய்ஜிங்கில் சந்தித்தன. ஆற்றல் முக்கியம்.",
    "th": "องค์การความร่วมมือเซี่ยงไฮ้ก่อตั้งขึ้นในปี 2001 ความมั่นคงด้านพลังงาน",
    "tr": "Üye ülkeler 3 Ekim'de İstanbul'da buluştu. Örn. Ankara'nın enerjisi; ırmak ve IRMAK, Dr. Yılmaz.",
    "vi": "Các nước thành viên đã gặp nhau ở Bắc Kinh. An ninh năng lượng rất quan trọng.",
    "yi": "די מיטגליד־לענדער האָבן זיך געטראָפֿן אין בייזשינג. ענערגיע איז וויכטיק.",
    "zh": "上海合作组织于2001年成立。能源安全很重要！成员国在北京会晤；US与WHO也在。",
    "he": "המדינות החברות נפגשו בבייג'ינג. ביטחון האנרגיה חשוב.",
    "bn": "সদস্য দেশগুলি বেইজিংয়ে মিলিত হয়েছিল। শক্তি নিরাপত্তা গুরুত্বপূর্ণ।",
    "ka": "წევრი ქვეყნები პეკინში შეხვდნენ. ენერგია მნიშვნელოვანია.",
    "en-GB": "Colours of the aluminium programme. The centre's labour, travelling by aeroplane, was cancelled.",
    "": "Mixed texte avec deux langues und noch eine. Ein US-Bericht, l'OMS et le WHO.",
}


def documents() -> list[Document]:
    """A text of each language by itself, and all of them as sections of one paper with a table and a list of references."""
    made = [
        Document(f"d{n}", Meta(f"About {language}'s words", language=language), text)
        for n, (language, text) in enumerate(TEXTS.items())
    ]
    parts = [f"{n}. Section {language}\n{text}\n" for n, (language, text) in enumerate(TEXTS.items(), 1)]
    text = "".join(parts)
    paragraphs, sections, zones, at = [], [], [], 0
    for n, part in enumerate(parts):
        lines = [line for line in part.splitlines(keepends=True) if line]
        for place, line in enumerate(lines):
            if place == 0:
                sections.append(Section(1 + n % 2, line.strip(), Span(at, at + len(part))))
            if line.strip():
                paragraphs.append(Span(at, at + len(line.rstrip("\n"))))
            at += len(line)
        if n in (3, 7):
            zone = Zone.TABLE if n == 3 else Zone.REFERENCES
            zones.append(ZoneSpan(zone, Span(at - len(lines[-1]), at)))
    return [
        *made,
        Document(
            "whole",
            Meta("Words of the US and others"),
            text,
            sections=tuple(sections),
            zones=tuple(zones),
            paragraphs=tuple(paragraphs),
        ),
    ]


def digest() -> str:
    """Of all that an index holds of these texts: passages, their sentences, forms, terms and where those stand."""
    settings = Settings(passage_words=30)
    pairs = [(document, cut(document, settings=settings)) for document in documents()]
    counts = count_documents(pairs)
    held = [
        [
            (
                *passage.span,
                passage.section,
                passage.paragraph,
                passage.zone,
                [*map(tuple, passage.sentences)],
            )
            for _, passages in pairs
            for passage in passages
        ],
        list(zip(*map(list, counts.forms), strict=True)),
        list(counts.vocabulary),
        [column.tolist() for column in (counts.indptr, counts.passages, counts.counts, counts.lengths)],
    ]
    return sha256(json.dumps(held).encode()).hexdigest()


def test_what_is_made_of_texts_is_what_the_number_says():
    found = digest()

    assert KNOWN.get(RULES) == found, (
        f"something else is made of texts than rules {RULES} make: raise scoqa.analysis.RULES above all numbers of KNOWN, "
        f"and add the digest {found} under the new one; indexes made before are then told from others, and "
        "their words made anew by the next add"
    )


def test_the_number_in_use_is_the_last():
    assert max(KNOWN) == RULES
