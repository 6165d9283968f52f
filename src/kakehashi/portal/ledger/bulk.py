"""Inserts very many rows out of what a query selects: no row of them passes through Python."""

from typing import Any

from django.db import connection, models
from django.db.models import Func, QuerySet


class Spelled(Func):
    """A UUID as it is written, with its dashes; SQLite keeps it without them."""

    arity = 1
    output_field = models.CharField()

    def as_sqlite(self, compiler: Any, *_more: Any, **_given: Any) -> Any:
        """Cut into its five groups."""
        (key,) = self.source_expressions
        sql, params = compiler.compile(key)
        groups = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
        return " || '-' || ".join(f"substr({sql}, {start}, {size})" for start, size in groups), [*params] * len(groups)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """PostgreSQL's own writing."""
        return self.as_sql(compiler, connection, template="(%(expressions)s)::text", **more)


def insert_selected(table: type[models.Model], columns: tuple[str, ...], rows: QuerySet[Any, Any]) -> int:
    """Insert what `rows`, a `values_list` of the fields `columns` in that order, selects; says how many rows.

    In the caller's transaction.  Fields that are not named have the database's own value: a key it gives, or null.
    """
    quote = connection.ops.quote_name
    into = [quote(str(table._meta.get_field(name).column)) for name in columns]  # type: ignore[union-attr]  # own columns
    selected, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {quote(table._meta.db_table)} ({', '.join(into)}) {selected}", params)
        return int(cursor.rowcount)
