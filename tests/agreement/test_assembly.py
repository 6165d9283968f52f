from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.agreement import UNDECIDED, Role, library
from kakehashi.paper import Article, Edition, Signatures, print_pdf, write_docx
from kakehashi.vocabulary import Language, Mark, Text
from kakehashi.vocabulary import fields as field_table
from tests.agreement.make import EVERY_CLAUSE, SETTLED, make_draft
from tests.paper.make import fonts_folder, pages_of, sentences, squeezed, words_of


def all_texts(drafted: Any) -> list[Text]:
    found = []
    for passage in drafted.passages:
        found.append(passage.title)
        for paragraph in passage.paragraphs:
            found += [paragraph.text, *paragraph.items]
    return found


@pytest.mark.parametrize("language", Language)
def test_every_article_is_printed_in_every_language(language: Language) -> None:
    document = make_draft().document

    printed = "".join(pages_of(print_pdf(document, Edition.of(language), fonts=fonts_folder())))
    written = words_of(write_docx(document, Edition.of(language)))

    for sentence in sentences(document, language):
        assert squeezed(sentence) in printed
        assert squeezed(sentence) in written


def test_the_letter_with_the_clauses_proposed_is_three_pages_in_each_language() -> None:
    document = make_draft(letter={"clauses": None}).document

    pages = [len(pages_of(print_pdf(document, Edition.of(it), fonts=fonts_folder()))) for it in Language]

    assert pages == [3, 2, 3]


def test_columns_carry_every_article_of_all_three_languages() -> None:
    document = make_draft().document

    printed = "".join(pages_of(print_pdf(document, Edition.in_columns(), fonts=fonts_folder())))

    for language in Language:
        for block in document.blocks:
            if isinstance(block, Article):
                assert squeezed(block.title.said_in(language)) in printed


def test_articles_are_numbered_without_gaps_whatever_is_left_out() -> None:
    drafted = make_draft(letter={"clauses": ["lapse", "costs"]})

    numbers = [passage.number for passage in drafted.passages if passage.number is not None]

    assert numbers == [1, 2, 3, 4, 5, 6]
    assert [it.number for it in drafted.document.blocks if isinstance(it, Article)] == numbers


def test_the_title_names_both_parties_in_each_language() -> None:
    title = make_draft(prefecture="JP-04", ministry="kp2mi").document.title

    assert "Prefektur Miyagi" in title.indonesian
    assert title.japanese.startswith("宮城県とインドネシア共和国移住労働者保護省との間の")
    assert "between Miyagi Prefecture, Japan" in title.english


def test_each_side_is_named_and_signs_first_in_its_own_language() -> None:
    drafted = make_draft()
    opening = next(it for it in drafted.passages if it.clause.key == "parties").paragraphs[0].text
    signatures = next(it for it in drafted.document.blocks if isinstance(it, Signatures))

    first = {language: signatures.in_order(language)[0].name for language in Language}

    assert isinstance(opening, Text)
    assert opening.indonesian.startswith("Kementerian Ketenagakerjaan Republik Indonesia, diwakili oleh")
    assert opening.indonesian.index("Kementerian") < opening.indonesian.index("Pemerintah Prefektur Kumamoto")
    assert opening.japanese.startswith("日本国熊本県")
    assert [it.said_in("en") for it in first.values() if isinstance(it, Text)] == ["Budi", "架橋 太郎", "架橋 太郎"]


@pytest.mark.parametrize(
    ("fields", "indonesian", "english"),
    [
        (["care"], ["."], ["."]),
        (["care", "agriculture"], ["; dan", "."], ["; and", "."]),
        (["care", "agriculture", "fishery"], [";", "; dan", "."], [";", "; and", "."]),
    ],
)
def test_what_is_listed_ends_as_a_list_ends_in_each_language(
    fields: list[str], indonesian: list[str], english: list[str]
) -> None:
    areas = next(it for it in make_draft(letter={"fields": fields}).passages if it.clause.key == "areas")

    items = [item for item in areas.paragraphs[1].items if isinstance(item, Text)]

    names = [field_table()[key].text for key in fields]
    assert [it.indonesian for it in items] == [
        f"{name.indonesian}{end}" for name, end in zip(names, indonesian, strict=True)
    ]
    assert [it.english for it in items] == [f"{name.english}{end}" for name, end in zip(names, english, strict=True)]
    assert [it.japanese for it in items] == [name.japanese for name in names]


def test_the_page_head_has_the_number_of_the_draft_where_there_is_one() -> None:
    numbered, bare = make_draft().document, make_draft(letter={"draft": None}).document

    assert numbered.head_of_page(Language.JAPANESE) == "熊本県・インドネシア労働省 意向表明書（LoI） · 草案3"
    assert bare.head_of_page(Language.JAPANESE).endswith("· 草案")


def test_two_sides_sign_in_two_places_on_two_days_with_seal_and_duty_stamp() -> None:
    signatures = next(it for it in make_draft().document.blocks if isinstance(it, Signatures))

    prefecture, ministry = signatures.blocks

    assert (prefecture.seal, prefecture.duty_stamp) == (True, False)
    assert (ministry.seal, ministry.duty_stamp) == (True, True)
    assert isinstance(prefecture.day, Text)
    assert isinstance(ministry.day, Text)
    assert prefecture.day.japanese == "令和8年（2026年）12月15日"
    assert ministry.day.indonesian == "31 Desember 2026"


def test_when_everything_is_settled_nothing_is_open_and_no_blank_is_printed() -> None:
    drafted = make_draft()

    assert drafted.open_values == ()
    assert not any(UNDECIDED.english in text.english for text in all_texts(drafted))


def test_a_value_that_nobody_settled_is_a_blank_and_is_listed_with_its_clauses() -> None:
    drafted = make_draft(letter={"next_instrument": None})

    open_value = drafted.open_values[0]

    assert len(drafted.open_values) == 1
    assert open_value.key == "next_instrument"
    assert open_value.clauses == ("next_step", "lapse")
    sentence = next(it for it in drafted.passages if it.clause.key == "next_step").paragraphs[0].text
    assert isinstance(sentence, Text)
    assert "menandatangani [belum ditentukan] dalam waktu" in sentence.indonesian
    assert "［未定］に署名する" in sentence.japanese
    assert "sign [undecided] within" in sentence.english


def test_an_open_list_and_an_open_number_keep_their_form() -> None:
    drafted = make_draft(pathways=None, letter={"fields": None, "next_months": None})

    areas = next(it for it in drafted.passages if it.clause.key == "areas")
    next_step = next(it for it in drafted.passages if it.clause.key == "next_step")
    open_item = Text("[belum ditentukan].", "［未定］", "[undecided].")

    assert [paragraph.items for paragraph in areas.paragraphs] == [(open_item,), (open_item,)]
    assert isinstance(next_step.paragraphs[0].text, Text)
    assert "［未定］か月以内に" in next_step.paragraphs[0].text.japanese
    assert drafted.cautions == ()


def test_a_value_of_a_clause_that_is_left_out_is_not_listed_as_open() -> None:
    drafted = make_draft(letter={"clauses": [], "originals": None, "working_group_months": None})

    assert drafted.open_values == ()


def test_braces_in_what_an_officer_writes_are_printed_as_they_are() -> None:
    drafted = make_draft(letter={"ministry_signatory": "{prefecture} #x"})

    opening = next(it for it in drafted.passages if it.clause.key == "parties").paragraphs[0].text

    assert isinstance(opening, Text)
    assert "{prefecture} #x" in opening.english


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(sorted([*SETTLED, "pathways"]))), st.sets(st.sampled_from(EVERY_CLAUSE)))
def test_any_subset_of_values_and_clauses_assembles_and_lists_exactly_what_is_open(
    unset: set[str], clauses: set[str]
) -> None:
    drafted = make_draft(
        **({"pathways": None} if "pathways" in unset else {}),
        letter={"clauses": sorted(clauses), **{key: None for key in unset if key != "pathways"}},
    )

    needed = {place for passage in drafted.passages for place in passage.clause.places}
    assert {it.key for it in drafted.open_values} == unset & needed
    blanks = any(UNDECIDED.japanese in text.japanese for text in all_texts(drafted))
    printed_only = {it.key for it in drafted.open_values if set(it.clauses) != {"signatures"}}
    assert blanks == bool(printed_only)


@pytest.mark.parametrize(
    ("ministry", "pathways", "clauses", "expected"),
    [
        ("kemnaker", ["titp"], ["transition"], []),
        ("kemnaker", ["titp"], [], ["transition_missing"]),
        ("kemnaker", ["ssw1"], [], ["pathway_with_other_ministry"]),
        ("kemnaker", ["titp", "ssw2"], [], ["pathway_with_other_ministry", "transition_missing"]),
        ("kp2mi", ["ssw"], [], []),
        ("kp2mi", ["titp1"], ["transition"], ["pathway_with_other_ministry"]),
        ("kp2mi", ["esd"], [], ["pathway_with_no_known_ministry"]),
        ("kemnaker", ["esd"], [], ["pathway_with_no_known_ministry"]),
    ],
)
def test_a_pathway_of_the_other_ministry_or_a_missing_transition_is_warned_of(
    ministry: str, pathways: list[str], clauses: list[str], expected: list[str]
) -> None:
    drafted = make_draft(ministry=ministry, pathways=pathways, letter={"clauses": clauses})

    assert [it.key for it in drafted.cautions] == expected
    assert all(it.clause == "areas" and it.source for it in drafted.cautions)


def test_the_warning_on_ssw_shows_the_precedents_of_both_kinds_and_settles_nothing() -> None:
    caution = make_draft(pathways=["ssw1"]).cautions[0]

    assert caution.mark is Mark.OPEN
    for word in ("Mie", "Miyagi", "Kagawa", "Kumamoto", "open"):
        assert word in caution.text.english


def test_the_warning_of_a_missing_transition_names_the_clause_as_the_reader_sees_it() -> None:
    caution = make_draft(pathways=["titp1"], letter={"clauses": []}).cautions[0]

    title = library().clauses["transition"].title

    for language in Language:
        assert title.said_in(language) in caution.text.said_in(language)
        assert 'transition"' not in caution.text.said_in(language)
    assert "follow-on plans" in caution.text.english


def test_no_prefecture_is_named_in_the_words_of_the_library() -> None:
    for clause in library().clauses.values():
        for text in clause.texts:
            assert "Kumamoto" not in text.english
            assert "熊本" not in text.japanese
    assert all(clause.role is not Role.TITLE or clause.running for clause in library().clauses.values())
