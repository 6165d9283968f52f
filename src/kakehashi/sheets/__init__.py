"""What offices send and get back: spreadsheets read, typed and answered row by row."""

from kakehashi.sheets.candidates import check_candidates
from kakehashi.sheets.cells import display
from kakehashi.sheets.checking import ChoiceRow, Origin, PersonRow, Reading, Row, SoFar, VacancyRow
from kakehashi.sheets.choices import check_rankings, check_wishes
from kakehashi.sheets.columns import Column, Kind, columns
from kakehashi.sheets.dates import read_day
from kakehashi.sheets.exporting import Export, NotWritable, TooLong, Written, export, export_to
from kakehashi.sheets.faults import Fault, FileFault, SheetError
from kakehashi.sheets.headers import Header, header_form, meaning
from kakehashi.sheets.looking import Look, Seen, look
from kakehashi.sheets.removing import rows_where, without
from kakehashi.sheets.vacancies import check_vacancies
from kakehashi.sheets.writing import marked, refused, template

__all__ = [
    "ChoiceRow",
    "Column",
    "Export",
    "Fault",
    "FileFault",
    "Header",
    "Kind",
    "Look",
    "NotWritable",
    "Origin",
    "PersonRow",
    "Reading",
    "Row",
    "Seen",
    "SheetError",
    "SoFar",
    "TooLong",
    "VacancyRow",
    "Written",
    "check_candidates",
    "check_rankings",
    "check_vacancies",
    "check_wishes",
    "columns",
    "display",
    "export",
    "export_to",
    "header_form",
    "look",
    "marked",
    "meaning",
    "read_day",
    "refused",
    "rows_where",
    "template",
    "without",
]
