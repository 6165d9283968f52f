from datetime import timedelta
from pathlib import Path

import pytest

from kakehashi.portal.employers import actions, queries
from kakehashi.portal.employers.models import Vacancy
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.intake import tasks as intake_tasks
from kakehashi.portal.intake.models import ForbiddenMove
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Footing, Line
from tests.portal.employers.make import (
    DAY,
    below_the_law,
    make_officer,
    make_programme,
    make_vacancies,
    make_vacancy,
    past_the_horizon,
    taken_in,
    vacancy_row,
)

TOMORROW = DAY + timedelta(days=1)
EXAMPLE = Path(__file__).parents[3] / "examples" / "kumamoto" / "vacancies.csv"


def whole(vacancy: Vacancy) -> Vacancy:
    return queries.whole(Vacancy.objects.filter(pk=vacancy.pk)).get()


def outcomes(vacancy: Vacancy) -> list[str]:
    return [finding.outcome for finding in queries.standing_of(whole(vacancy))]


def test_a_check_keeps_what_was_found_with_rule_level_mark_period_and_what_is_missing():
    vacancy = make_vacancy(make_programme(), below_the_law())

    finding = vacancy.findings.get()

    assert (finding.condition, finding.outcome, finding.level) == ("JP-01", "violation", "law")
    assert finding.rule == "japan.minimum_wage.at_least_the_minimum_wage"
    assert (finding.first.isoformat(), finding.last.isoformat()) == ("2027-01-10", "2027-09-30")
    assert finding.mark in {"official", "secondary", "unconfirmed", "open"}
    assert finding.shortfall["en"] == "92 yen an hour short"
    assert "1.092 yen" in finding.fix["id"]
    assert "1,092円" in finding.fix["ja"]
    assert finding.checked_on == DAY


def test_checking_a_programme_writes_one_line_with_its_counts():
    programme = make_programme()

    make_vacancies(programme, [vacancy_row(), below_the_law(), past_the_horizon(), vacancy_row(base="")])

    line = Line.objects.get(deed=Deed.VACANCIES_CHECKED)
    assert (line.subject_kind, line.subject_id) == ("programmes.programme", str(programme.pk))
    assert (line.detail["vacancies"], line.detail["changed"], line.detail["on"]) == (4, 4, "2026-11-24")
    assert line.detail["answers"] == {"violation": 1, "unknown": 2, "ok": 1, "unchecked": 0}


def test_the_same_answer_again_moves_the_day_of_the_check_and_keeps_the_finding():
    programme = make_programme()
    vacancy = make_vacancy(programme, below_the_law())
    before = list(vacancy.findings.values_list("pk", "checked_on"))

    actions.check_vacancies(programme=programme, on=TOMORROW)

    vacancy.refresh_from_db()
    assert vacancy.checked_on == TOMORROW
    assert list(vacancy.findings.values_list("pk", "checked_on")) == before


def test_another_answer_takes_the_place_of_the_old_one_which_is_kept_with_its_days():
    programme = make_programme()
    vacancy = make_vacancy(programme, below_the_law())
    vacancy.terms["pay"]["base"] = 1300
    vacancy.save()

    actions.check_vacancies(programme=programme, on=TOMORROW)

    assert outcomes(vacancy) == ["ok"]
    old = vacancy.findings.get(replaced_on__isnull=False)
    assert (old.outcome, old.checked_on, old.replaced_on) == ("violation", DAY, TOMORROW)


def test_a_factory_that_names_only_its_category_is_asked_for_its_industry():
    row = {"category": "電気電子機器組立て", "business": "", "industry": "", "base": "1,093"}

    vacancy = make_vacancy(make_programme(), vacancy_row(**row))

    assert outcomes(vacancy) == ["unknown"]
    assert "industry" in vacancy.findings.get().fix["en"]


def test_publishing_writes_one_line_that_rests_on_the_vacancy():
    programme = make_programme()
    officer, vacancy = make_officer(programme), make_vacancy(programme)

    actions.publish(vacancy=vacancy, by=officer, on=TOMORROW)

    vacancy.refresh_from_db()
    assert (vacancy.state, vacancy.published_on, vacancy.checked_on) == ("published", TOMORROW, TOMORROW)
    line = Line.objects.get(deed=Deed.VACANCY_PUBLISHED)
    assert (line.actor, line.subject_id) == (officer, str(vacancy.pk))
    assert Footing.objects.get(line=line).subject_id == str(vacancy.pk)


def test_a_vacancy_below_the_law_is_not_published_even_if_somebody_asked():
    programme = make_programme()
    vacancy = make_vacancy(programme, below_the_law())

    with pytest.raises(actions.NotPublishable, match="a violation stands"):
        actions.publish(vacancy=vacancy, by=make_officer(programme), on=DAY, asked=True)

    vacancy.refresh_from_db()
    assert vacancy.state == "draft"
    assert not Line.objects.filter(deed=Deed.VACANCY_PUBLISHED).exists()


def test_open_points_must_have_been_asked_about_before_a_vacancy_is_published():
    programme = make_programme()
    officer, vacancy = make_officer(programme), make_vacancy(programme, past_the_horizon())

    with pytest.raises(actions.NotPublishable, match="ask about them"):
        actions.publish(vacancy=vacancy, by=officer, on=DAY)
    done = actions.publish(vacancy=vacancy, by=officer, on=DAY, asked=True)

    assert done.state == "published"
    assert Line.objects.get(deed=Deed.VACANCY_PUBLISHED).detail["open_points"] == 1


def test_a_violation_that_the_last_check_finds_is_kept_and_nothing_is_published():
    programme = make_programme()
    vacancy = make_vacancy(programme)
    vacancy.terms["pay"]["base"] = 900
    vacancy.save()

    with pytest.raises(actions.NotPublishable):
        actions.publish(vacancy=vacancy, by=make_officer(programme), on=TOMORROW)

    assert outcomes(vacancy) == ["violation"]
    assert Line.objects.filter(deed=Deed.VACANCIES_CHECKED, subject_id=str(vacancy.pk)).count() == 1


def test_a_published_vacancy_is_not_published_twice():
    programme = make_programme()
    officer, vacancy = make_officer(programme), make_vacancy(programme)
    actions.publish(vacancy=vacancy, by=officer, on=DAY)

    with pytest.raises(ForbiddenMove, match="cannot become 'published'"):
        actions.publish(vacancy=vacancy, by=officer, on=DAY)


def test_all_without_a_violation_are_published_in_one_line_and_the_others_stay_drafts():
    programme = make_programme()
    officer = make_officer(programme)
    make_vacancies(programme, [vacancy_row(), past_the_horizon(), below_the_law()])
    taken_in(officer, [vacancy_row()])

    count = actions.publish_all_without_violation(programme=programme, by=officer, on=DAY)

    assert count == 2
    line = Line.objects.get(deed=Deed.VACANCY_PUBLISHED)
    assert (line.detail["vacancies"], line.detail["with_open_points"], line.footings.count()) == (2, 1, 2)
    assert queries.published(programme).count() == 2
    assert actions.publish_all_without_violation(programme=programme, by=officer, on=DAY) == 0
    assert Line.objects.filter(deed=Deed.VACANCY_PUBLISHED).count() == 1


def test_a_correction_is_checked_at_once_and_the_ledger_holds_its_keys_without_the_amounts():
    programme = make_programme()
    officer, vacancy = make_officer(programme), make_vacancy(programme, below_the_law())

    actions.correct(vacancy=vacancy, changes={"pay.base": 1300, "pay.basis": "hourly"}, by=officer, on=DAY)

    vacancy.refresh_from_db()
    assert vacancy.terms["pay"] == {"basis": "hourly", "base": 1300}
    assert outcomes(vacancy) == ["ok"]
    line = Line.objects.get(deed=Deed.VACANCY_CORRECTED)
    assert line.detail == {"terms": ["pay.base"]}
    with pytest.raises(intake.StillStoodOn):
        intake.undo(kept=vacancy.came_by, by=officer)


def test_a_correction_that_changes_nothing_leaves_no_trace():
    programme = make_programme()
    vacancy = make_vacancy(programme)

    actions.correct(vacancy=vacancy, changes={"pay.base": 1200, "to": None}, by=make_officer(programme), on=DAY)
    actions.correct(vacancy=vacancy, changes={"to": None}, by=make_officer(programme), on=DAY)

    assert Line.objects.filter(deed=Deed.VACANCY_CORRECTED).count() == 1
    vacancy.refresh_from_db()
    assert "to" not in vacancy.terms


def test_what_is_published_is_not_corrected():
    programme = make_programme()
    officer, vacancy = make_officer(programme), make_vacancy(programme)
    actions.publish(vacancy=vacancy, by=officer, on=DAY)

    with pytest.raises(ForbiddenMove, match="only a draft"):
        actions.correct(vacancy=vacancy, changes={"pay.base": 900}, by=officer, on=DAY)


def test_the_example_programmes_vacancies_come_in_and_are_all_checked():
    programme = make_programme()
    officer = make_officer(programme)
    kept = intake.begin(
        kind="vacancies", data=EXAMPLE.read_bytes(), filename=EXAMPLE.name, media_type="text/csv", by=officer, day=DAY
    )
    intake_tasks.read_file.call(str(kept.pk))
    intake_tasks.take_in.call(str(intake.decide(kept=kept).pk))

    actions.check_vacancies(programme=programme, on=DAY)

    counts = queries.counted(programme.vacancies.all())
    assert (sum(counts.values()), counts["unchecked"]) == (296, 0)
    assert counts["violation"] > 0
