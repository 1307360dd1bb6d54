"""Words that take a full stop without ending a sentence, by what usually follows them.

Lower case, without the last full stop. They come on top of the English abbreviations of Punkt
(Kiss & Strunk 2006), which only know a word as an abbreviation or not.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    adm amb brig brigadier capt cdr cmdr col cpl det dr drs fr gen gov hon insp lt maj messrs mlle mme mmes mr mrs
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
    add app appx art arts bk bks bl ch chap chaps chs cl cor def defn defns defs dir eq eqn eqns eqs ex exs
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

IN_CAPITALS = _words("dr inc jr ltd messrs mr mrs prof rev sr st") | NUMBERED
"""Abbreviations that are written in capitals too, where a heading or a docket is; other capitals are an acronym."""

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
    acad adv agric am amer ann appl arch assn assoc astron astrophys behav biochem biol br brit bull bur cat
    cent chem clin comm comp conf cong coop def dep dept depts dev dist div econ educ eng engl ency environ eur
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

AFTER_FEDERAL = ("App.", "Cas.", "R.", "Supp.", "2d", "3d", "4th")
"""Reports of American federal courts: "259 F. Supp. 2d 1029", "114 F. 2d 86"."""

SHIPS = _words("h.m.s m.s m.v r.m.s s.s u.s.s")
"""Before the name of a ship."""

MEASURES = _words("deg ft hr lb st")
"""Units before a smaller unit of the same measure: "3 lb. 4 oz."."""

AFTER_STATES = _words(
    """
    academy administration agency air assembly ambassador ambassadors army attorney bureau census central
    charter circuit citizen citizens coast code commission commissioner committee congress congressman
    constitution congressional consulate council court customs defence defense democrat democratic department
    dept deputy district dollar dollars embassy energy environmental federal fish food foreign forces forest
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
    add ala am app art arts cat co col def del dir ex fed fig fig figs fir fri gal gen hum id ill ind int lab lang
    la lib lit mar mass med mem miss mo mon no nos ok ore par pat pol prop public rec rep res sat sec sen sh son sun
    tab tit wash wed
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
    "algorithm annex appendix article category chapter class corollary definition example figure grade group "
    "hepatitis lemma level model option panel part phase plan schedule section stage step table theorem type "
    "version vitamin volume war zone"
)
"""A single letter after them is a name of its own ("vitamin C"), not an initial."""

BEFORE_PRONOUN = _words("did was me than")
"""Words after which "I." is no initial."""

SPEECH = _words(
    "added answered argued asked asks concluded cried demanded exclaimed explained insisted noted observed "
    "remarked replied said says shouted told warned wondered wrote"
)
"""Verbs that belong to a quotation just closed."""

AFTER_DEGREES = _words(
    "candidate candidates degree degrees dissertation program programme student students thesis"
)
"""What a degree modifies: "Ph.D. Program"."""

ZONES = _words("bst cest cet edt est et gmt ist mdt moscow msk mst pdt pst utc")
"""What follows a time of day."""

AFTER_ZONES = _words("daylight standard time")
"""What follows the name of a zone: "6 p.m. Eastern time"."""
