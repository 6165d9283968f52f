"""Facts that Indonesian law computes: the departure, whom the statute protects, and whether its procedure is done."""

from kakehashi.law.book.indonesia.person import papers
from kakehashi.law.book.indonesia.person import person as indonesian_person
from kakehashi.law.columns import Numbers
from kakehashi.law.dated import Values
from kakehashi.law.facts import Facts
from kakehashi.law.instrument import DAY
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text

FORMAT = "not a rule of law: the meaning that the exchange format gives to these keys"
COPY = "text copy of the law, ngada.org/uu18-2017.htm"
SCAN = "the law's pages on Indonesian Wikisource, Undang-Undang Nomor 18 Tahun 2017, page 8"
KOMPAS = "Kompas 2022-03-07, money.kompas.com/read/2022/03/07/084912526"
VOICE = "VOICE Indonesia 2025-11-15, voiceindonesia.co/ketenagakerjaan/15/11/2025/64348"


@indonesian_person.derivation(
    article="no article: the day that the question is about",
    source=FORMAT,
    asks=Text(
        "Kapan tanggal berangkat dari Indonesia?",
        "出発の日はいつですか",
        "The day of departure?",
    ),
    mark=Mark.OFFICIAL,
    condition="ID-09",
    unit=DAY,
)
def departure(person: Facts, value: Values) -> Numbers:
    """The day of departure; the day of landing, be it past, where none is given."""
    del value
    return person.number("departs_on").or_else(person.number("enters_on")).or_else(person.number("landing"))


@indonesian_person.derivation(
    article="Law 18/2017 of Indonesia, art. 5",
    source=KOMPAS,
    asks=Text(
        "Kapan hari ulang tahun saat usia minimum untuk bekerja di luar negeri tercapai?",
        "国外で働くために必要な年齢に達する誕生日はいつですか",
        "From which day is the person of age to work abroad?",
    ),
    mark=Mark.SECONDARY,
    condition="ID-09",
    unit=DAY,
)
def of_age_for_placement(person: Facts, value: Values) -> Numbers:
    """The birthday on which the minimum age is reached."""
    return person.number("born").years_after(value["minimum_age"])


@indonesian_person.derivation(
    article="no article read: the sending channel for workers under ESD",
    source="first day of ESD: ISA policy outline, https://www.moj.go.jp/isa/content/001424354.pdf ; the channel: "
    "nothing found by 2026-11-24",
    asks=Text(
        "Apakah jalur penempatan itu mungkin untuk pekerja dalam Ikusei Shuro (ESD)?",
        "その送出しの経路が育成就労のためのものである可能性がありますか",
        "May the channel be meant for ESD?",
    ),
    mark=Mark.SECONDARY,
    condition="ID-08",
)
def may_be_under_esd(person: Facts, value: Values) -> Ternary:
    """By the trainee's channel, or by P3MI where an ESD memorandum is taken to stand, leaving when ESD is in force.

    Without a memorandum nobody goes by P3MI under ESD; a trainee's last starts come after its first day too.
    """
    late, channel = person.number("departure") >= value.day("trainee_may_mean_esd_from"), person.code("channel")
    by_p3mi = channel.is_("p_to_p") & person.truth("esd_memorandum_assumed")
    return (channel.is_("trainee") | by_p3mi) & late


@indonesian_person.derivation(
    article="Law 18/2017 of Indonesia, arts 1 and 4(2)(b)",
    source=f"{COPY} ; that it leaves out trainees sent by an LPK-SO is inferred from the text ; how Indonesia will "
    "class "
    "workers under ESD: nothing found",
    asks=Text(
        "Apakah termasuk Pekerja Migran Indonesia (PMI) menurut Undang-Undang Nomor 18 Tahun 2017?",
        "インドネシア2017年法律第18号にいうインドネシア移住労働者(PMI)に当たりますか",
        "Is the person an Indonesian migrant worker (PMI) under Law 18/2017?",
    ),
    mark=Mark.SECONDARY,
    condition="ID-07",
)
def is_protected_worker(person: Facts, value: Values) -> Ternary:
    """An Indonesian who goes to paid work; a trainee is not, and once ESD may be meant that is open."""
    del value
    works = ~person.code("channel").is_("trainee") | (person.truth("may_be_under_esd") & person.open())
    return person.code("nationality").is_("ID") & works


@indonesian_person.derivation(
    article="Law 18/2017 of Indonesia, art. 13",
    source=f"{VOICE} ; Permenaker 9/2019, docplayer.info/219322937",
    asks=Text(
        "Apakah penempatan dilakukan melalui pelaksana penempatan (P3MI atau badan pemerintah)?",
        "送出しの手続をあっせん機関(P3MI又は政府機関)が行いますか",
        "Does a placement body (P3MI or the government's agency) place the person?",
    ),
    mark=Mark.SECONDARY,
    condition="ID-12",
)
def uses_placement_body(person: Facts, value: Values) -> Ternary:
    """By P3MI or by the government; who goes alone uses none."""
    return person.code("channel").is_in(value.words("channels_with_placement_body"))


@indonesian_person.derivation(
    article="no article: the day that the question is about",
    source=FORMAT,
    asks=Text(
        "Apakah akan berangkat dari Indonesia?", "これからインドネシアを出国しますか", "Is the departure still to come?"
    ),
    mark=Mark.OFFICIAL,
    condition="ID-39",
)
def leaves_home(person: Facts, value: Values) -> Ternary:
    """Not in Japan yet."""
    del value
    return ~person.truth("in_japan")


@indonesian_person.derivation(
    article="no article: what is known of the procedure",
    source=FORMAT,
    asks=Text(
        "Apakah prosedur secara keseluruhan dinyatakan selesai, tanpa rincian?",
        "個々の手続の記録がなく、全体として済んだとされていますか",
        "Is the procedure told as done as a whole, with nothing told one by one?",
    ),
    mark=Mark.OFFICIAL,
    condition="ID-10",
)
def done_as_a_whole(person: Facts, value: Values) -> Ternary:
    """Told as done, and neither steps nor papers are told one by one."""
    del value
    return ~papers.told_one_by_one(person) & person.truth("home_procedure")


@indonesian_person.derivation(
    article="Law 18/2017 of Indonesia, art. 13",
    source=f"{SCAN} ; that the placement agreement is due only with a placement body: {VOICE}",
    asks=Text(
        "Apakah dokumen yang diwajibkan undang-undang sudah lengkap, selain visa?",
        "査証を除く法定の書類はそろっていますか",
        "Are the papers of the statute complete, but for the visa?",
    ),
    mark=Mark.SECONDARY,
    condition="ID-11",
)
def holds_statutory_papers(person: Facts, value: Values) -> Ternary:
    """The papers of the statute for a worker who leaves home; the visa is Japan's to give and comes after them."""
    return papers.papers_before_visa(person, value.words("papers_of_every_worker"))


@indonesian_person.derivation(
    article="papers of the individual route for the electronic card; the article was not read",
    source=f"{VOICE} ; the list for SSW is cut off after photo, passport, contract and e-KTP",
    asks=Text(
        "Jika perseorangan: apakah dokumen jalur itu lengkap?",
        "個人による場合、その経路の書類はそろっていますか",
        "If alone: are the papers of that route complete?",
    ),
    mark=Mark.SECONDARY,
    condition="ID-19",
)
def holds_individual_papers(person: Facts, value: Values) -> Ternary:
    """Since the account of the list, which is cut off for SSW, it is open whether what is held is all of it."""
    no_more = person.everyone() if value["individual_route_asks_no_more"] else person.open()
    return ~person.code("channel").is_("direct") | no_more


@indonesian_person.derivation(
    article="no article read: the order of the steps",
    source="help desk of Kemnaker 2020-07-20, bantuan.kemnaker.go.id/support/solutions/articles/43000586029 ; papers "
    "asked at the card: asianhr-journal.net",
    asks=Text(
        "Apakah verifikasi dokumen dan pendaftaran BPJS Ketenagakerjaan dilakukan sebelum kartu elektronik terbit?",
        "書類の確認と社会保障への加入は、電子カードの発行より前ですか",
        "Do verification and social security come before the card?",
    ),
    mark=Mark.SECONDARY,
    condition="ID-40",
)
def readied_before_card(person: Facts, value: Values) -> Ternary:
    """Neither is first dated after the first card."""
    return papers.in_order(person, value.words("before_card"), "card_issued")


@indonesian_person.derivation(
    article="Law 18/2017 of Indonesia, art. 12; BP2MI Regulation 7/2022",
    source=f"{SCAN} ; help desk of Kemnaker 2020-07-20, "
    "bantuan.kemnaker.go.id/support/solutions/articles/43000586029 ; individual route: "
    f"{VOICE} ; P to P: makeone-kk.com 2024-10-02",
    asks=Text(
        "Apakah langkah sebelum keberangkatan sudah dijalani?",
        "出国前の手続を済ませていますか",
        "Are the steps before departure taken?",
    ),
    mark=Mark.SECONDARY,
    condition="ID-10",
)
def took_worker_steps(person: Facts, value: Values) -> Ternary:
    """Papers verified, insured, oriented; job order verified for P to P; the individual route's papers; in order."""
    del value
    verified = ~person.code("channel").is_("p_to_p") | papers.did(person, "job_order_verified")
    prepared = papers.did(person, "documents_verified") & papers.insured(person) & papers.oriented(person)
    route = verified & person.truth("holds_individual_papers")
    return prepared & route & person.truth("readied_before_card")


@indonesian_person.derivation(
    article="Memorandum of cooperation on SSW of 2019-06-25",
    source="jopus.net/en/news/goj-goi-ssw.html ; visa list of the Consulate-General of Japan in Surabaya 2024-06-06, "
    "surabaya.id.emb-japan.go.jp/itpr_ja/visakhususSSW.html ; lighthouse-sogo.com",
    asks=Text(
        "Apakah prosedur di Indonesia bagi pekerja, sampai sebelum visa, sudah selesai?",
        "労働者に係るインドネシア側の手続は、査証の前の段階まで済んでいますか",
        "Is the Indonesian procedure for workers done, up to the visa?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-19",
)
def worker_procedure_done(person: Facts, value: Values) -> Ternary:
    """By what is told one by one, of an Indonesian; else of the whole.  In Japan what is not told done stays open.

    Who changes status there reports to the embassy, which Indonesia recommends and no filing waits for; who holds the
    status already went through it on leaving.
    """
    del value
    ours, changes = person.code("nationality").is_("ID"), papers.changes_in_japan(person)
    abroad = person.truth("holds_statutory_papers") & person.truth("took_worker_steps")
    way = changes.choose(papers.did(person, "reported_to_embassy"), abroad)
    done = (way & papers.did(person, "registered") & papers.has_card(person)) | (
        person.open() & ~person.truth("leaves_home")
    )
    whole = papers.whole_of_a_worker(person) | (ours & changes & person.open())
    return papers.told_one_by_one(person).choose(ours.choose(done, person.open()), whole)
