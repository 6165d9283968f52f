"""Spreadsheets cell by cell, and files as a browser sends them."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile


def sheet_of(rows: Sequence[Sequence[Any]], **more: Sequence[Sequence[Any]]) -> bytes:
    """A workbook with these cells in its first sheet, and `more` sheets by name."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    for name, cells in {"Sheet1": rows, **more}.items():
        page = book.add_worksheet(name)
        for place, row in enumerate(cells):
            page.write_row(place, 0, row)
    book.close()
    return file.getvalue()


def upload(data: bytes, name: str = "calon.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)
