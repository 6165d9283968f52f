"""The published figures of a programme's prefecture, for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header

from kakehashi.portal.accounts.gate import open_to_all
from kakehashi.portal.layout.templatetags.spoken import reader
from kakehashi.portal.statistics import bridge, queries, tasks


@open_to_all
def statistics(request: HttpRequest, programme_key: str = "") -> HttpResponse:
    """How large is the community, on which measure and day? Without a key: of the first programme's prefecture.

    What is not drawn yet is asked for, and the page shows the table alone meanwhile.
    """
    programmes = queries.programmes()
    programme = get_object_or_404(programmes, key=programme_key) if programme_key else programmes.first()
    if programme is None:
        return render(request, "statistics/statistics.html", {"programme": None})
    place = programme.prefecture_code
    tables = bridge.tables_of(place)
    charts = bridge.charts_of(tables, queries.drawings_of(place, reader()))
    if any(chart.awaited for chart in charts):
        tasks.draw_soon()
    community = tables[bridge.COMMUNITY]
    page = {
        "programme": programme,
        "elsewhere": queries.elsewhere(programme),
        "headline": community.series[0],
        "community": community,
        "charts": charts,
        "sources": bridge.sources_of(tables.values()),
    }
    return render(request, "statistics/statistics.html", page)


@open_to_all
def table_file(request: HttpRequest, programme_key: str, table: str) -> HttpResponse:
    """One table as a file for a spreadsheet, in the reader's language."""
    del request
    programme = get_object_or_404(queries.programmes(), key=programme_key)
    tables = bridge.tables_of(programme.prefecture_code)
    if table not in tables:
        raise Http404
    answer = HttpResponse(bridge.written(tables[table]), content_type="text/csv; charset=utf-8")
    filename = f"{programme.key}-{table}-{reader().value}.csv"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename)
    return answer
