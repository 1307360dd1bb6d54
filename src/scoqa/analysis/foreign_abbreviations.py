"""Words that take a full stop without ending a sentence, in languages other than English.

Lower case, without the last full stop; those of several parts are written together ("z.b" for "z. B."
and "z.B."). They come on top of what the package punkt knows of a language: the abbreviations that
Punkt learned from newspapers, and lists made for translation.
"""

from __future__ import annotations

PUNKT = {
    "cs": "czech", "da": "danish", "de": "german", "el": "greek", "es": "spanish", "et": "estonian", "fi": "finnish",
    "fr": "french", "it": "italian", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ru": "russian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""Languages with parameters of Punkt, and their names there."""

BEFORE_MORE = {
    "cs": "apod atd č čl cca doc dr hab ing kap mgr např n.l obr odst p.n.l písm pozn př.n.l popř prof příp r resp s sb sv "
    "srov stol str tab tj tzn tzv viz",
    "da": "bl.a ca cand d d.v.s dr e.kr f.eks f.kr fig hr if ifm inkl ekskl jf jfr kap kl maks m.a.o m.h.t min mio mia "
    "nr pga prof pkt s sml stk tab vedr",
    "de": "abb abs abschn co abt allg alt anl anm art aufl ausg bd bde bearb begr beil beisp bes bez bezgl bl bsp bspw bzgl bzw ca "
    "d.h d.i d.j dgl dipl dipl.-ing diss ders dies dr ebd ed eigtl einschl ev evtl exkl fig fn fr geb gegr gem gest ggf "
    "ggü hab habil hg hl hrsg hs i.a i.allg i.d.f i.d.r i.e i.e.s i.s i.s.d i.s.v i.v.m i.w ing inkl insb insbes int jg jh jhd "
    "jun k.a kap kl lat lfd lt m.a.w m.e m.w max med min mind mio mrd mwst nat näml nr nrn o.ä o.g phil pol prof rd red reg "
    "resp röm s s.a s.o s.u sen sog sp st std stk str tab tbd tel theol u.a u.ä u.e u.u übers unv urspr usw v.a verb verf vgl vs "
    "wg z.b z.t z.zt z.z zgl ziff zit zt zus zw",
    "el": "αρ βλ δηλ εκδ κ κα κεφ κος μτφρ π.χ παρ πρβλ σ σελ σσ τ τόμ",
    "es": "ad admón ee cc adm apdo aprox art arts avda av cap caps cf cfr cía col coord d da dcha depto dir dña dpto dr dra dras dres ed "
    "eds ej excma excmo fasc fig figs fol gral ibíd ing izda lám lic ltda máx mín mons n.º no núm núms op p p.ej p.e pág págs párr "
    "pl pp prof profa pról reg rev s.f sec secc ss sr sra sras sres srta sta sto supl t tab tít tel trad ud uds v v.gr vgr "
    "vid vol vols vs",
    "et": "dr ingl jms jne jt kg lk lp mag mh näit nn nr nt op prof pr r s sh sks snd st tn vt v.a",
    "fi": "ent esim fil ks kts mm mrd milj n nk nro ns ohj os prof s synt toim tri ts tunn v vrt",
    "fr": "ann app approx art arts av bd bibl boul bull c.-à-d c.à.d cap cf ch chap coll comp dép dir dr éd éds env ex exc "
    "fasc féd fig figs fr gal hab ibid id ill inéd intr introd jr lat lt m mag ms max mgr min mm mme mmes mlle mlles mss n no "
    "nos n.b not obs op ouvr p par p.ex pl pp préf prof rééd réf req rev rés s sec sect sq ss st ste suiv suppl sv t tab tél tr "
    "trad trim univ v var vs vol vols zool",
    "it": "abbr all amm app arch art artt ass avv bibl c c.d ca cap capp cd cf cfr cit cod col cons coord cost c.p.c d d.lgs d.l "
    "d.m d.p.r dir div dott dott.ssa dr dr.ssa ecc ed edd es fasc fig figg fr gen ill ing int introd l lett lib lr mons n ndr "
    "nn on op p pag pagg par parr p.es pp prof prof.ssa pref prov r rag rec reg rev s sec segg sig sig.na sig.ra sigg sost spec "
    "ss st suppl s.v t tab tabb tav tel tom tr trad v vd vol voll vs",
    "nl": "n.v a.d.h.v afb afd afl alg art b.v bijl bijv bijz blz bv c.q ca cf d.d d.i d.m.v d.w.z dd dhr dr drs evt excl fam fig "
    "geb gem gen hfdst hoofdst i.c i.h.a i.p.v i.s.m i.t.t i.v.m incl ing inz ir jg jhr jl jr kl lic m.a.w m.b.t m.b.v "
    "m.i m.i.v m.n m.u.v max mej mevr mgr min mln mr mrd mv mw n.a.v n.b n.l nl nr nrs o.a o.b.v o.g.v o.i.d o.l.v o.m o.v.v "
    "ong p par pag plm pp prof red resp s.v st t t.a.v t.b.v t.g.v t.h.v t.n.v t.o.v t.w.v tab tel toel v vert vgl vlg vnl "
    "vol vs w.o zgn zg",
    "no": "adm avd bl.a ca d d.v.s dr dvs e.kr el f.eks f.kr f.o.m fig hr inkl ekskl jf jfr kap kl maks mht mill min mrd nr "
    "pga pkt prof s sml st t.o.m tab vedr",
    "pl": "al art bł ang cyt cz doc dr dyr godz gł hab im in inż jw kl ks l łac lit m.in mgr mjr mld mln n.e n.p.m nar np "
    "nr ob ok op os par płk p.n.e p.o pkt por poz prof przyp pt ppłk red rozdz rub rys ryc s str sygn św tab tel tj tłum "
    "tys tzn tzw ul ur ust w wg woj wyd zał zesz zł zm zob",
    "pt": "aprox apart art arts assoc av cap caps cf cfr cia cit col comp coord d dep dir doc dr dra dras drs ed eds eng ex exa "
    "excia exmo exma fasc fig figs fl fls fol gen ib ibid id ilmo ilma inc inf introd jr lda lic ltda máx mín n nº no núm obs op "
    "org orgs p p.ex pag pág págs par pp pref prof profa profs r ref refs res rev s sec séc segs sr sra sras srs srta ss sta sto "
    "sup supl t tab tb tel tít trad univ v vid vol vols vs",
    "ru": "авт акад англ арх букв в вып газ гл гос греч д дер доп доц др-греч ж журн зам зав им ил илл инж ин-т исп ист "
    "итал к кап канд кв кн книж комм корп лат лит м мин мл напр нар науч нем нач о об обл обр оп осн отв п пер под "
    "пол пос пр-т пред прил прим проф п.л р разд разг рац ред рем реж рис рос русск с св сб сев сер след см соавт собр совр "
    "соч спец ср ст стб стр сущ табл тел терр тов тр т.е т.к т.н т.о тж ук ул уст ф факт фам фиг фр франц худ ч "
    "член-корр экз яп № п.п пп чл",
    "sv": "allm art avd bd bil bl.a ca d d.v.s dir d.ä d.y dr e.d e.kr exkl f f.d f.kr f.n f.ö fil fig fr.o.m forts förf "
    "hr inkl ins jfr jmf kand kap kl ledn m.a.o m.h.t m.m max med milj min mrd nr obs p.g.a prof red ref resp s s.k sid st "
    "str t t.ex t.o.m t.v tab tel tf tfn tr uppl utg vol övers",
    "tr": "age agm alb arş av bkz böl bşk c çev d doç dr dz ed fak gen gör haz hz km krş m m.ö m.s md müh no nr ord "
    "öğr ör örn prof s sf sok st şek t tab tic tl tuğg v vb vd yay yd yrd yy yzb",
}  # fmt: skip
"""Mostly announce what follows; a sentence ends with one only before a word that begins sentences."""

ENDINGS = {
    "cs": "aj apod atd atp tzv",
    "da": "mfl m.fl mm m.m mv m.v osv o.l o.lign",
    "de": "etc f ff o.ä u.a u.ä u.a.m u.dgl u.v.a u.v.m usf usw",
    "el": "κ.ά κ.λπ κ.τ.λ κλπ κτλ",
    "es": "a.c d.c ee.uu etc etcétera s.a s.l ss uu",
    "et": "jm jms jne jpt jt",
    "fi": "jne yms ym ynnä",
    "fr": "etc j.-c suiv",
    "it": "a.c d.c ecc etc seg segg s.p.a s.r.l",
    "nl": "a.u.b c.s e.a e.d e.v enz etc s.v.p v.chr n.chr",
    "no": "mm m.m mv m.v o.l osv",
    "pl": "in itd itp etc etp",
    "pt": "a.c d.c e.u.a etc s.a ss",
    "ru": "г гг в вв др пр т.д т.п н.э кг км см мм руб коп долл тыс млн млрд проц чел экз",
    "sv": "dyl e.d e.dyl etc m.fl m.m o.d o.dyl o.s.v osv",
    "tr": "a.ş ltd vb vd vs",
}  # fmt: skip
"""Stand after what they belong to, so that a sentence may well end with them."""

EVERYWHERE = "al cf cit ed eds e.g fig figs ibid id i.e op p pp vol vols vs"
"""Latin and English ones that papers in every language use."""

STARTERS = {
    "de": "außerdem daher dann dennoch dort ferner folglich hier hierzu insgesamt jedoch jetzt nun schließlich so somit "
    "trotzdem zudem zuletzt zwar",
}
"""Words that begin sentences and are no function words, in the language whose nouns hide them."""

TITLES = "dr drs prof hr mgr mlle mlles mme mmes mr mrs"
"""Stand before a name in any language."""

OWN_TITLES = {
    "da": "frk", "de": "fr frl ing mag st", "es": "d dra dras sr sra sras sres srta sta sto", "fr": "m mm st ste",
    "it": "doc dott dott.ssa dr.ssa ing on prof.ssa sig sig.na sig.ra sigg", "nl": "dhr ing mevr st", "no": "frk",
    "pt": "dra dras profa sr sra srs srta sta sto", "ru": "акад г-жа г-н доц им проф", "sv": "frk", "tr": "doç",
}  # fmt: skip
"""Stand before a name in this language, which may begin with a capital article: "M. Le Pen"; words in others."""

BEFORE_NUMBERS = {
    "de": "jan feb mär apr jul aug sept okt nov dez",
    "es": "ene feb mar abr may jun jul ago sept oct nov dic",
    "fr": "janv févr avr juil sept oct nov déc",
    "it": "gen feb mar apr mag giu lug ago set sett ott nov dic",
    "nl": "jan feb mrt apr jun jul aug sept okt nov dec",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "ru": "янв февр апр авг сент окт нояб дек",
}
"""Stand before a year; before a word some are words themselves."""

MONTHS = {
    "de": "januar jänner februar feber märz april mai juni juli august september oktober november dezember jahrhundert "
    "jahrhunderts jh jhd jahrtausend auflage aufl jahrestag kapitel",
}  # fmt: skip
"""What follows an ordinal with a capital, where nouns have one and a stop makes a number an ordinal."""
