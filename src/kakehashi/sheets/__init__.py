"""What offices send and get back: spreadsheets read, typed and answered row by row."""

from kakehashi.sheets.candidates import check_candidates
from kakehashi.sheets.checking import ChoiceRow, PersonRow, Reading, Row, VacancyRow
from kakehashi.sheets.choices import check_rankings, check_wishes
from kakehashi.sheets.columns import Kind
from kakehashi.sheets.dates import read_day
from kakehashi.sheets.faults import Fault, FileFault, SheetError
from kakehashi.sheets.headers import Header
from kakehashi.sheets.vacancies import check_vacancies
from kakehashi.sheets.writing import Export, NotWritable, export, refused, rows_where, template, without

__all__ = [
    "ChoiceRow",
    "Export",
    "Fault",
    "FileFault",
    "Header",
    "Kind",
    "NotWritable",
    "PersonRow",
    "Reading",
    "Row",
    "SheetError",
    "VacancyRow",
    "check_candidates",
    "check_rankings",
    "check_vacancies",
    "check_wishes",
    "export",
    "read_day",
    "refused",
    "rows_where",
    "template",
    "without",
]
