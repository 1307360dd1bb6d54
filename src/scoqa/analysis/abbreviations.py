"""Words that take a full stop without ending a sentence, by what usually follows them.

Lower case, without the last full stop. They come on top of the English abbreviations of Punkt
(Kiss & Strunk 2006), which only know a word as an abbreviation or not.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    adm amb atty brig brigadier capt cdr cmdr col cpl det dr drs fr gen gov hon insp lt maj messrs mlle mme mmes mr mrs
    ms mx pfc pres prof profs pte pvt rep reps rev revd sen sens sgt st ste sts supt
    डॉ डा डाॅ श्री श्रीमती प्रो प्रा पं मो कु सौ ডা ড মো প্রফে ડૉ ડો શ્રી ਡਾ ਸ டாக்டர் திரு డా డాక్టర్ శ్రీ ಡಾ ಶ್ರೀ ഡോ ശ്രീ
    """
)
"""Stand before a name; a name, not a sentence, follows."""

BEFORE_MORE = _words(
    """
    a.k.a abbr approx bzw c.f ca cf cit conc e.g eg ed eds esp excl f.i i.a i.e i.i.d ie incl loc max min mt
    civ crim evid n.b op orig p.s q.v resp s.t s.v seq suppl v v.s viz vs vol vols w.l.o.g w.r.t z.b
    """
)
"""Announce what follows, so that a sentence hardly ever ends with them."""

TOO = _words("col i.i.d max min seq st")
"""Of those, what may end a sentence too: "Main St.", "13 et seq."."""

NUMBERED = _words(
    """
    add amend amends app appx art arts bk bks bl ch chap chaps chs cl cor def defn defns defs dir eq eqn eqns eqs ex exs
    fax fig figs fn fol fols hwy lat lem ll ln lns nn no nos nr nrs obs p par para paras pars pl pp prop props
    pt pts ref refs reg regs rem sched sec secs sect sects ser sp st suppl tab tabs thm thms tit ver vol vols
    """
)
"""Stand before a number; before an ordinary word some are words themselves ("no", "ex")."""

DATES = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun"
)
"""Months and days, abbreviations only with a capital."""

MONTHS = DATES | _words(
    "january february march april may june july august september october november december "
    "januar februar märz mai juni juli oktober dezember"
)
"""What a date begins with, or the day of its week."""

BEFORE_DAYS = _words("on until since from of by am vom bis zum seit ab dem")
"""What stands before the day of a date."""

IN_CAPITALS = _words("dr inc jr ltd messrs mr mrs prof rev sr st")
"""With those before numbers, what is written in capitals too, where a heading or a docket is; others are an acronym."""

BEFORE_NUMBERS = _words("approx b c ca cir circa d est fl incl max min r tel wt")
"""Stand before a year or a quantity."""

STATES = _words(
    """
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont n.c n.d n.h n.j
    n.m n.y neb nev okla ore pa s.c s.d tenn tex va vt w.va wash wis wyo
    """
)
"""Places, abbreviations only with a capital; a sentence may end with them."""

LEARNED = _words(
    """
    acad adv agric am amer ann appl arch ass'n assn assoc astron astrophys behav biochem biol br brit bull bur cat
    cent chem clin comm comm'n comp conf cong coop def dep dept depts dev dist dep't div econ educ eng engl ency environ eur
    exec exp fed geogr geol govt hist hosp hum ind indust inst int intl investig j jour lab lang lett lib lit
    math mech med mem microbiol mil min mol monogr nat natl neurol nucl org pat pharm phil philos photogr phys
    physiol pol polit proc prog psych psychol publ qtrly quart rec rel rept res rev sch sci ser soc sociol spec
    stat stud supp surg symp syst tech theor trans transl treas univ zool
    """
)
"""Inside names of journals and institutions."""

ENDINGS = _words(
    """
    al anon asst avg bcm bldg blvd bn bros cie co corp deg diam div etc ext ff ft gal govt hr hrs ht hwy ibid
    id inc jr kg km lb lbs lic ltd mgr misc mm mn mo mos mph mtg nat neg oz p.a p.p ph.d pos ppl qty rd sr sq
    sqq tel temp tsp wk wks wt yd yr yrs
    """
)
"""Stand after what they belong to, so that a sentence may well end with them."""

COUNTRIES = _words("e.c e.u n.z p.r.c u.a.e u.k u.n u.s u.s.a u.s.s.r")
"""Countries and their unions, which modify what follows even after a comma."""

DOTTED_NAMES = COUNTRIES | _words("d.c l.a n.y")
"""Dotted acronyms that stand without an article too."""

LAW = _words(
    """
    amend amends appx bankr cal cas cir colum comput cranch crim ct dall doc elec elecs harv ins jur mach
    pharms prods pub rptr serv sess so sup supr sys techs trib vand vet
    """
)
"""Inside the names of courts, reports, codes and parties: "Vet. App.", "129 S. Ct. 1696", "Fed. Cir. 2014"."""

CITED = _words(
    """
    ann app appx assn atty bankr bros cas cir civ co comm'n cong const corp crim ct dist div ed evid fed inc jur l ltd proc
    q rec reg rev rptr serv st stat sup super supp
    """
)
"""Of those and others, what stands behind another abbreviation in a citation or a name, and begins no sentence itself."""

BEHIND_STATES = _words("admin bus civ code const gen law laws penal rev stat")
"""What the laws of an American state are called by: "Tex. Penal Code", "Ill. Laws"."""

DISTRICTS = _words("c.d e.d m.d n.d s.d w.d")
"""Districts of American courts: "District Court, S.D. Texas"."""

SERIES = ("2d", "3d", "4th", "5th")
"""Which run of a report: "259 F. Supp. 2d 1029", "77 Wash. 2d 271"."""

SHIPS = _words("h.m.s m.s m.v r.m.s s.s u.s.s")
"""Before the name of a ship."""

MEASURES = _words("deg ft hr lb st")
"""Units before a smaller unit of the same measure: "3 lb. 4 oz."."""

AFTER_STATES = _words(
    """
    academy administration agency air assembly ambassador ambassadors army attorney bureau census central
    charter circuit citizen citizens coast code commission commissioner committee congress congressman
    constitution congressional consulate council court customs defence defense democrat democratic department
    dep't dept deputy district dollar dollars embassy energy environmental federal fish food foreign forces forest
    general geological global government governments high house immigration intelligence joint justice marine
    marines medicare military national naval navy nuclear office parliament patent patriot peace postal
    president presidents prime public representative republican republicans representatives resolution
    secretary secretary-general security senate senator senators social soldiers space special state states
    strategic supreme trade treasury troops under under-secretary-general vice
    """
)
"""Words that a country's abbreviation modifies: "U.S. Government", "U.N. Charter"."""

NOT_ABBREVIATED = _words(
    """
    add ala am amend amends app art arts cat co col def del dir doc ex fed fig fig figs fir fri gal gen hum id ill ind int lab lang
    la lib lit mar mass med mem miss mo mon no nos ok ore par pat pol prop pub public rec rep res sat sec sen sh son sun
    so sup tab tit vet wash wed
    """
)
"""Also words of the language: without a capital or a number after them they are taken as such."""

STARTERS = _words(
    """
    a after all also although among an and another any are as assume at be because before both but by can
    consider could did do does during each either even every few finally first following for from further
    furthermore had hardly has have he hence her here his how however i if in indeed instead is it its later let
    like many may meanwhile more moreover most much my neither nevertheless no nobody none nonetheless nor
    nothing now of on once one only or other others our overall perhaps several shall she should similarly since
    so some somebody something soon still such suppose than that the their then there therefore these they this
    those though through thus to today together too two under unfortunately unless unlike until was we were what
    when where whereas whether which while who whose why will with within without would yes yesterday yet you
    your
    """
)
"""Words that are not names, so that one with a capital begins a sentence."""

ENUMERATED = _words(
    "algorithm allele annex antigen appendix arm article box case category chapter chromosome class clade cluster cohort column "
    "complex compound condition corollary definition domain example exon experiment factor figure fraction gene grade group "
    "hepatitis kappa kinase lane lanes layer lemma level line lines list locus model mutant option panel panels part phase plan "
    "point problem protein receptor region row sample scenario schedule section site stage step strain subunit supplement table "
    "theorem type version vitamin volume war zone"
)
"""A single letter after them is a name of its own ("vitamin C"), not an initial."""

BEFORE_PRONOUN = _words("did was me than")
"""Words after which "I." is no initial."""

SPEECH = _words(
    "added admitted announced answered argued asked asks called complained concluded continued cried declared demanded "
    "exclaimed explained growled insisted interrupted laughed muttered murmured noted observed put remarked repeated replied "
    "said say says screamed shouted shrieked sighed snapped stammered suggested told urged warned whispered wondered wrote "
    "yelled"
)
"""Verbs that belong to a quotation just closed."""

NO_COMPOUND = _words("captain chaplain cousin within")
"""End like names of substances, "amphotericin B", but stand before a name."""

AFTER_COMMAS = _words(
    "a.d a.g b.a b.c b.sc b.v d.d.s d.v.m l.p ll.b ll.d m.a m.b m.s m.sc n.v p.a p.c q.e.d s.a"
)
"""Dotted capitals that stand behind a comma and are no initials: "Smith, M.A."."""

AFTER_DEGREES = _words(
    "candidate candidates degree degrees dissertation program programme student students thesis"
)
"""What a degree modifies: "Ph.D. Program"."""

ZONES = _words("bst cest cet edt est et gmt ist mdt moscow msk mst pdt pst utc")
"""What follows a time of day."""

AFTER_ZONES = _words("daylight standard time")
"""What follows the name of a zone: "6 p.m. Eastern time"."""
