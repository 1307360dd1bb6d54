"""Function words of the languages with a Snowball stemmer: what questions may leave out, and what tells texts apart.

Written for this purpose, the most frequent words first; none that is also a common noun of its language.
English has its longer list in :mod:`scoqa.analysis.stops`.
"""

from __future__ import annotations

FUNCTION_WORDS = {
    "ar": "في من على إلى عن أن إن التي الذي هذا هذه ما لا كان كانت هو هي مع أو ثم قد لم لن كل بين بعد قبل عند حتى "
    "ذلك تلك أي كما لكن غير منذ الذين وهو وهي وقد ولا وفي ومن هل أين متى كيف لماذا فيه فيها له لها به بها نحن هم "
    "كم ماذا بماذا بم أية",
    "ca": "de la el i que a en els les un una per amb del al dels és són no més com va ser ha han o si es s'ha aquest "
    "aquesta aquests però també quan on què qui quin quina seu seva seus molt entre sobre sense fins des pel pels tot "
    "tots ja ho hi li ens us era eren està estan perquè doncs així nosaltres ells "
    "quant quants quanta quantes quins quines l d s n m t",
    "cs": "a se v na je že s z do o k i ale jako za by pro jsou byl byla bylo to ten ta tak jak co který která které kteří "
    "od po při nebo jeho její jejich už jen podle také když kde proč kdo není být může mezi před této tohoto tím ve ke "
    "ze si jsem jsme než až aby však proto "
    "kolik čím čeho čemu koho komu kým jaký jaká jaké jakou jakých jakého kterou kterého kterých kterým odkud kam",
    "da": "og i at det er en til af på som med for den der de ikke et har var fra han hun vi kan sig men om ved efter blev "
    "eller så når hvad hvem hvor hvorfor hvordan hvilken havde også skal vil sin sine deres denne dette disse "
    "over under mod mellem uden jeg du dem os være blevet "
    "hvornår hvilket hvilke hvorfra hvormed",
    "de": "der die das und in zu den von mit ist des sich auf für im dem nicht ein eine als auch es an werden aus er hat dass "
    "sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch "
    "man sein wurde sei hatte kann gegen vom können schon wenn ihre seine unter wir soll ich eines ihr dann diese "
    "dieser dieses was wer wo wann warum welche welcher welches wem wen wohin woher weil zwischen ohne ihm ihn ihnen "
    "sowie jedoch ihrer seiner wurden waren "
    "welchem welchen wieviel wofür wovon wodurch wozu womit worin worauf woran wobei worüber woraus wessen weshalb "
    "wieso",
    "el": "και το του η της να με τα που για από σε ο στο είναι την των οι τον στην δεν τη τις θα στη μια ένα αυτό ότι στα "
    "στον ως αλλά κατά τους μετά όπως ή έχει έχουν ήταν πως τι ποιος ποια πού πότε γιατί αν μας σας αυτή αυτά όταν "
    "μεταξύ χωρίς προς πριν μόνο "
    "ποιο ποιοι ποιες ποιον ποιου ποιας ποιων ποιους ποιαν πόσο πόσα πόσες πόσοι πόσων πόσος πόση πώς",
    "eo": "la de kaj en al estas ne ke mi li por kun pri el kiu kiuj sed oni ili ni ĝi estis kiel tio ĉi ankaŭ aŭ sur per "
    "plej pli nur dum kio kie kiam kial se jam tiu tiuj sia siaj lia ŝi vi post antaŭ inter sen",
    "es": "de la que el en y a los del se las por un para con no una su al es lo como más o pero sus le ya este sí porque "
    "esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra "
    "otros ese eso ante ellos e esto antes algunos qué cuál quién dónde cómo cuándo fue son era ha han ser está están "
    "eran fueron había sido estos estas cual cuyo según "
    "cuánto cuánta cuántos cuántas cuáles quiénes adónde",
    "et": "ja on ei et see ta oli kui ka mis ma oma aga või nii siis veel kes välja üle pärast kuid olid ning mida seda selle "
    "tema nad sest kas kus millal miks kuidas juba ainult ilma vahel enne olema ole olnud saab pole neid nende need",
    "eu": "eta da ez du bat izan zen dira ere baina hau hori edo dute zuen ziren beste bere egin den dela dago ditu baino "
    "nahiz arte gabe zer nor non noiz zergatik nola zein horren hauek haiek gehiago oso batzuk batean ditzake",
    "fa": "و در به از که این را با است برای آن یک خود تا بر بود شد های می شود کرد شده هم نیز او ما یا اما اگر باید دو چه "
    "کجا کی چرا چگونه هر همه بین پس پیش بدون آنها دارد کرده بوده هستند خواهد "
    "چند چقدر کدام چیست کیست چی کجاست آیا",
    "fi": "ja on ei se että hän oli joka ovat en niin mutta kun kuin myös mukaan sen ole mitä vain tai jos sekä voi nyt olla "
    "ollut hänen siitä tämä tämän jotka jonka sitä siinä kanssa ennen jälkeen kuka missä milloin miksi miten mikä "
    "koska ilman välillä he me te minä eivät olivat kaikki tässä "
    "kuinka montako monta kenen ketä kenelle minkä minne mistä mihin millä millainen mitkä ketkä kumpi",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou son aux cette "
    "ont ses mais comme on tout nous sa fait été aussi leur bien peut ces entre sans même leurs dont elle était si "
    "où quoi quel quelle quels quelles quand comment pourquoi lequel laquelle être avoir ainsi lors donc après avant "
    "depuis vers chez très ils elles je tu vous lui y d l qu n s c j m "
    "combien lesquels lesquelles duquel auquel à t",
    "ga": "an na agus a ar i is go le do ag bhí sé de tá nach ach sa as ó sin nuair mar gur seo é í siad sí mé tú muid níl ní "
    "cad cé cá cén conas faoi roimh idir gan leis air aige chun nó dá más beidh raibh b m d",
    "hi": "के का की में है से को और पर ने कि यह हैं एक ही भी नहीं था इस थे तो कर जो वह हो गया थी लिए या अपने साथ बाद तक "
    "उस इन उन क्या कौन कहाँ कब क्यों कैसे किस रहा रहे रही हुए हुआ हुई जा सकता द्वारा इसके उनके कुछ "
    "कितने कितना कितनी किसने किसके किसका किसकी किसको किसे किन किससे कहां",
    "hu": "a az és hogy nem is egy meg volt ez de csak már még mint ha azt ki el vagy van minden kell ezt akkor így lesz ami "
    "aki amely amelyek ezek azok szerint után előtt között alatt pedig sem mert mit mi hol mikor miért hogyan melyik "
    "nagyon lehet voltak vannak által illetve valamint őket neki "
    "hány mennyi kit kinek kivel kik miből miben mire honnan hova hová melyiket melyek milyen",
    "hy": "և է որ են մեջ է՝ այս իր նա ի էր մի ու եւ չի չեն էին նրա նրանք հետ համար մասին բայց կամ երբ որտեղ ինչ ով ինչու "
    "ինչպես մինչև առանց միջև այդ այն որը որոնք",
    "id": "yang dan di dengan ini untuk dari dalam tidak pada itu akan adalah ke oleh juga karena telah tersebut bisa ada "
    "sebagai atau mereka lebih dapat kami kita saya dia ia bahwa namun serta saat setelah sebelum antara tanpa apa "
    "siapa mana kapan mengapa bagaimana para sudah hanya masih secara hingga "
    "berapa apakah siapakah kapankah manakah bagaimanakah dimana",
    "it": "di e che la il in a per un non è una del i le si da con sono della come al dei nel gli ha alla più anche ma se lo "
    "delle dal o su ci ed nella suo sua loro questo questa quando dove chi cosa quale quali perché essere stato stata "
    "era erano hanno tra fra degli dalla sul sulla ai alle agli negli nelle dello nello all dell nell dall sull cui "
    "quello quella questi queste ancora così già molto senza dopo "
    "quanto quanti quanta quante qual cos perchè l d c s v t com quest quell senz",
    "lt": "ir yra kad tai su iš į bet kaip ar jis ji buvo o už tik po nuo apie dėl taip pat arba jų jo jos kuris kuri kurie "
    "kurių šis ši šie šio būti nėra kas kur kada kodėl kuo be tarp prieš per prie savo jau dar jei nes",
    "ne": "र को मा छ हो यो गर्ने पनि भएको छन् लागि एक थियो भने तर गरेको हुन् ले बाट हुने त्यो साथ लाई भयो गर्न गर्दै उनले "
    "आफ्नो के कसरी कहाँ कहिले किन यस त्यस हुन्छ सम्म वा",
    "nl": "de van het een en in is dat op te zijn met die voor niet aan er om ook als bij maar of door over ze uit hij naar "
    "dan nog werd dit tot wordt zo was meer deze hun worden kan onder heeft hebben wel wat wie waar wanneer waarom hoe "
    "welke geen zich haar hem mijn ons wij tussen zonder tegen na al had waren zou zouden omdat echter "
    "welk wiens hoeveel waarin waarop waarvan waarmee waardoor waartoe",
    "no": "og i det er på en til av som at for med han de den ikke var fra et har om vi kan seg så ble men hun etter eller "
    "når hva hvem hvor hvorfor hvordan hvilken være hadde også skal vil sin sine deres denne dette disse over under "
    "mot mellom uten jeg du dem oss blitt noen sånn må ved blir "
    "hvilket hvilke hvorfra",
    "pl": "w i z na do się nie że to jest o a od po za jak co ale tym przez dla który która które są oraz był była było być "
    "tego jego jej ich tej ze lub także może już tylko przed przy między bez pod nad kto gdzie kiedy dlaczego czy jaki "
    "jaka jakie gdy więc jednak ten ta tych został została "
    "ile ilu jakich jaką jakim jakiej czym czego czemu kogo komu kim skąd dokąd którego której którym którą których",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou "
    "ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem "
    "nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos qual quais onde porque são "
    "sobre este esta "
    "quanto quantos quanta quantas cujo cuja quê porquê",
    "ro": "și în de a la cu pe că nu o un din care este pentru mai au se ce ca sau dar fi sunt prin fost după lui ale al ei "
    "lor era această acest acestea între fără până despre cine unde când cum asemenea iar dacă doar foarte avea ar "
    "fie cel cea cei cele într-o într-un dintre asupra "
    "cât câtă câți câte câtor cărui cărei căror",
    "ru": "и в не на что с он как по это из к а у за от но же для все так его или о то бы было был была были она они мы вы "
    "я при до после между без под над кто где когда почему чем чего если уже еще только может быть этого этой этот эти "
    "который которая которые которых их ее ему также более со во об есть нет "
    "сколько какой какая какое какие какого какую каким каких какому каком кем кого кому чему чём ком зачем откуда "
    "куда чей чья чьи",
    "sr": "и у је да се на за су од са не који која које а о као али или што би било био била из по до само још после пре "
    "између без под над ко где када зашто како шта овај ова ово ти њихов његов њен није нису те i u je da se na za su "
    "od sa ne koji koja koje kao ali ili što bi bilo bio bila iz po do samo još posle pre između bez pod nad ko gde "
    "kada zašto kako šta ovaj ova ovo njihov njegov njen nije nisu te",
    "st": "le ho ya ka e ba go tsa ke a o wa bo ha mo hore la se di oa ea hae bona ena empa kapa haeba kgotsa feela",
    "sv": "och i att det som en på är av för med den till de om har inte ett han var jag från vi kan men så sig hon eller när "
    "vad vem varför hur vilken vilka vara hade också ska vill sin sina deras denna detta dessa över under mot mellan "
    "utan du dem oss blev blivit där efter vid någon än "
    "vilket vems varifrån vart",
    "ta": "மற்றும் ஒரு இந்த என்று என அந்த இது அது உள்ள என்ற பல அவர் அவர்கள் அல்லது ஆகும் இருந்து போன்ற வேண்டும் கொண்ட "
    "மேலும் ஆனால் என்ன யார் எங்கே எப்போது ஏன் எப்படி இல்லை உள்ளது வந்து",
    "tr": "ve bir bu da de için ile olarak daha çok olan gibi ne kadar en sonra o ama ancak ya her veya ki mi var yok bunu "
    "şu ben sen biz siz onlar onun bunun nasıl neden niçin nerede kim hangi değil ise tarafından arasında önce "
    "göre üzere hem oldu olduğu olduğunu olması eden "
    "kaç nedir kimdir nelerdir nereden nereye neresi neresidir hangisi hangisidir kimin kime kimi kimler neler neyi "
    "neye "
    "bütün tüm bazı birçok hiç kendi kendisi ona onu ondan onlara bunlar beri itibaren karşı rağmen dolayı olup olmak "
    "olmuştur edilen edilmiştir etmiştir yapılan vardır çünkü fakat böyle artık biri üzerinde ait",
    "uk": "і в не на що з він як по це та до у за від але ж для все так його або то б було був була були вона вони ми ви я "
    "при після між без під над хто де коли чому якщо вже ще тільки може бути цього цей ці який яка які їх її також",
    "yi": "און די דער אין איז פון דאָס צו אַ מיט ניט ער אַז זיך האָט עס פֿון װאָס וואָס אױף אויף נישט אָבער זיי מיר איך דו "
    "זײַן זענען געווען ווי ווער ווען וואו פאַר נאָך אויך",
}  # fmt: skip
"""By language code, apart by blanks; Ukrainian has no stemmer and stands here to be told from Russian."""
