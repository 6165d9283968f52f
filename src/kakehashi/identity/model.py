"""The trained model: how much each finding of a field speaks for one person or for two, and where the file says so.

`model.json` is Splink's own form of settings, with `date`, the families of error it was trained on, and the threshold
beside them.  The weights are of all fields together: logistic regression on pairs that are known
(`tools/train_identity.py`).  Taken one by one, as if birthday, telephone and place told of different things, twins
would be one person.  Splink adds log2(m / u) of each finding; only that ratio is meant by the two numbers.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from kakehashi.identity.fields import FIELDS, LOOKED_AT
from kakehashi.identity.finding import OTHERWISE, UNKNOWN

Weights = Mapping[str, Mapping[str, float]]
"""Bits by field and finding."""

_MODEL = "model.json"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights in bits by field and finding, and the prior; `threshold` is the probability from which `link` tells."""

    trained_on: date
    families: tuple[str, ...]
    prior: float
    weights: Weights = field(repr=False)
    threshold: float
    measured: Mapping[str, Any]

    def bits(self, field_key: str, finding: str) -> float:
        """How much a finding speaks for one person (above 0) or for two (below)."""
        return 0.0 if finding == UNKNOWN else self.weights[field_key][finding]

    def probability(self, findings: Sequence[int]) -> float:
        """That a pair with these findings (places of levels, field by field) is one person."""
        bits = self.prior + sum(
            self.bits(one.key, one.levels[place].key) for one, place in zip(FIELDS, findings, strict=True)
        )
        return 1 / (1 + 2**-bits)


@cache
def model() -> Model:
    """The model that comes with the package."""
    return read_model(json.loads(files(__package__).joinpath(_MODEL).read_text(encoding="utf-8")))


def read_model(value: Mapping[str, Any]) -> Model:
    """A model from the value of its file.  Raises ValueError where a finding has no weight, or one is of no finding."""
    weights = {
        comparison["output_column_name"]: {
            level["label_for_charts"]: math.log2(level["m_probability"] / level["u_probability"])
            for level in comparison["comparison_levels"]
            if not level.get("is_null_level")
        }
        for comparison in value["settings"]["comparisons"]
    }
    expected = {one.key: {level.key for level in one.levels[1:]} for one in FIELDS}
    if {name: set(levels) for name, levels in weights.items()} != expected:
        raise ValueError("the model file and the fields name other findings; train again (tools/train_identity.py)")
    chance = value["settings"]["probability_two_random_records_match"]
    return Model(
        trained_on=date.fromisoformat(value["date"]),
        families=tuple(value["families"]),
        prior=math.log2(chance / (1 - chance)),
        weights=weights,
        threshold=value["threshold"],
        measured=value["measured"],
    )


def splink_settings(prior: float, weights: Weights) -> dict[str, Any]:
    """Splink's settings for these weights; a finding without one weighs nothing."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "row",
        "probability_two_random_records_match": 1 / (1 + 2**-prior),
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule} for rule in LOOKED_AT],
        "comparisons": [
            {
                "output_column_name": one.key,
                "comparison_levels": [
                    {"sql_condition": level.sql, "label_for_charts": level.key, "is_null_level": True}
                    if level.key == UNKNOWN
                    else {
                        "sql_condition": OTHERWISE if level.sql == OTHERWISE else level.sql,
                        "label_for_charts": level.key,
                        **_ratio(weights.get(one.key, {}).get(level.key, 0.0)),
                    }
                    for level in one.levels
                ],
            }
            for one in FIELDS
        ],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
    }


def _ratio(bits: float) -> dict[str, float]:
    """Two numbers below 1 whose ratio is 2 to the power of `bits`."""
    return {"m_probability": 1 / (1 + 2**-bits), "u_probability": 1 / (1 + 2**bits)}
