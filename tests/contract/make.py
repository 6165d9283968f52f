"""Builders of contracts in the exchange format, and strategies of them."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from kakehashi.contract import read
from kakehashi.law.scalar import Terms

FIRST, LAST = date(2023, 9, 1), date(2028, 3, 31)


def make_contract(**changes: Any) -> dict[str, Any]:
    """A crop farm in Kumamoto, 1,034 yen an hour, two years from November 2025; None takes a key away."""
    contract = {
        "scheme": "ssw1",
        "category": "agriculture.crop",
        "prefecture": "JP-43",
        "from": "2025-11-01",
        "to": "2027-10-31",
        "pay": {"basis": "hourly", "base": 1034},
        **changes,
    }
    return {key: value for key, value in contract.items() if value is not None}


def make_terms(**changes: Any) -> Terms:
    return read(make_contract(**changes)).terms


def hourly(base: int, *allowances: dict[str, Any]) -> dict[str, Any]:
    return {"basis": "hourly", "base": base, **({"allowances": list(allowances)} if allowances else {})}


days = st.dates(FIRST, LAST)
pays = st.fixed_dictionaries(
    {"basis": st.sampled_from(["hourly", "daily", "monthly"]), "base": st.integers(0, 400_000)},
    optional={
        "allowances": st.lists(
            st.fixed_dictionaries(
                {
                    "type": st.sampled_from(["housing", "commuting", "family", "perfect_attendance", "skill", "other"]),
                    "amount": st.integers(0, 60_000),
                    "per": st.sampled_from(["hour", "day", "month", "year", "once"]),
                }
            ),
            max_size=3,
        )
    },
)


@st.composite
def contracts(draw: st.DrawFn) -> dict[str, Any]:
    """Contracts of any prefecture, field, industry, pay and term; hourly pay near the rates more often than chance."""
    first = draw(days)
    return make_contract(
        **{
            "from": first.isoformat(),
            "to": (first + timedelta(days=draw(st.integers(0, 900)))).isoformat(),
            "category": draw(st.sampled_from(["agriculture.crop", "care", "manufacturing", "auto_repair", None])),
            "prefecture": draw(st.sampled_from(["JP-43", "JP-04", "JP-24", "JP-13", "JP-47"])),
            "specified_industry": draw(st.sampled_from([None, "none", "transport_machinery", "iron_steel"])),
            "pay": draw(st.one_of(pays, st.integers(900, 1300).map(hourly))),
            "hours": draw(st.sampled_from([{"annual_scheduled": 2088, "daily": 7.5}, {"annual_scheduled": 1999.7}])),
        }
    )
