"""Finds the doubles of a drawn population, beside Splink with the settings its own library gives.

``PYTHONPATH=src:. python bench/identity.py [ROWS] [--seed N]``: one JSON line a measurement, a table at the end.  The
errors are of families that the model was not trained on.  What is timed goes from registrations to pairs, normal forms
and the import of Splink included.  Splink's stock settings are trained on the same people as its guide says (random
sampling for u, expectation maximisation for m); that training is timed apart.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Sequence

from bench.errors_of_offices import EVALUATION
from bench.linkage import Measure, best_at, measured
from bench.population import Population, draw_population
from kakehashi.identity import Registration, link, model

PRECISION = 0.995
Told = list[tuple[str, str, float]]
LOWEST = 0.01


def ours(population: Population) -> tuple[Told, dict[str, float]]:
    """Pairs of our model, and the seconds."""
    began, worked = time.perf_counter(), time.process_time()
    pairs = link(population.registrations, at_least=LOWEST)
    seconds = {"link": time.perf_counter() - began, "processor": time.process_time() - worked}
    return [(pair.left, pair.right, pair.probability) for pair in pairs], seconds


def stock(population: Population) -> tuple[Told, dict[str, float]]:
    """Pairs of Splink's own comparisons of names, days and numbers, trained on these people without labels."""
    import pyarrow as pa
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.92, 0.88, 0.7]).configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("born", input_is_string=True),
            cl.ExactMatch("sex"),
            cl.ExactMatch("home").configure(term_frequency_adjustments=True),
            cl.ExactMatch("phone").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("nik", [1, 2]),
            cl.DamerauLevenshteinAtThresholds("passport", [1, 2]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("born"),
            block_on("name"),
            block_on("phone"),
            block_on("nik"),
            block_on("passport"),
        ],
    )
    began = time.perf_counter()
    api = DuckDBAPI()
    linker = Linker(api.register(_as_written(population.registrations, pa)), settings, log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("name", "born"), block_on("nik"), block_on("born", "phone")], recall=0.8
    )
    training.estimate_u_using_random_sampling(seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("born"))
    training.estimate_parameters_using_expectation_maximisation(block_on("name"))
    trained = time.perf_counter()
    answer = linker.inference.predict(threshold_match_probability=LOWEST, warning_mode="never").as_pyarrow_table()
    told = list(
        zip(
            answer["id_l"].to_pylist(),
            answer["id_r"].to_pylist(),
            answer["match_probability"].to_pylist(),
            strict=True,
        )
    )
    return told, {"training": trained - began, "link": time.perf_counter() - trained}


def _as_written(registrations: Sequence[Registration], pa):  # noqa: ANN001, ANN202 - pyarrow has no types
    """The fields as a sheet holds them, in one writing of capitals: no normal form of ours."""
    return pa.table(
        {
            "id": [one.id for one in registrations],
            "name": [one.name.casefold() if one.name else None for one in registrations],
            "born": [one.born.isoformat() if one.born else None for one in registrations],
            **{
                key: [getattr(one, key) for one in registrations] for key in ("sex", "home", "phone", "nik", "passport")
            },
        }
    )


def report(what: str, population: Population, told: Told, seconds: dict[str, float], threshold: float) -> str:
    """Print the measurement as JSON, and give its lines of the table."""
    probability, best = best_at(population, told, PRECISION)
    at_threshold = [pair for pair in told if pair[2] >= threshold]
    usual = measured(population, (pair[:2] for pair in at_threshold))
    false = Counter(
        population.alike.get(key, "by chance")
        for left, right, _ in at_threshold
        if (key := (min(left, right), max(left, right))) not in population.doubles
    )
    print(
        json.dumps(
            {
                "what": what,
                "rows": len(population.registrations),
                "seconds": {name: round(value, 2) for name, value in seconds.items()},
                "recall_at_precision": {"precision": PRECISION, "from": round(probability, 4), **_figures(best)},
                "at_threshold": {"threshold": threshold, **_figures(usual)},
                "false_pairs": dict(false.most_common()),
            }
        )
    )
    reached = str(best) if best.told else f"precision {PRECISION} is reached at no probability"
    return (
        f"{what}\n  at precision {PRECISION}: {reached}\n  at its threshold {threshold}: {usual}\n"
        f"  false pairs there: {dict(false.most_common())}\n"
        f"  seconds: {', '.join(f'{name} {value:.1f}' for name, value in seconds.items())}"
    )


def _figures(found: Measure) -> dict[str, object]:
    return {
        "recall": round(found.recall, 4),
        "recall_between": [round(one, 4) for one in found.recall_between],
        "precision": round(found.precision, 4),
        "precision_between": [round(one, 4) for one in found.precision_between],
        "told": found.told,
        "doubles": found.doubles,
    }


def main() -> None:
    """Draw, find, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="?", default=100_000)
    parser.add_argument("--seed", type=int, default=401)
    asked = parser.parse_args()
    population = draw_population(asked.rows, seed=asked.seed, families=EVALUATION)
    kinds = Counter(population.alike.values())
    print(
        json.dumps(
            {"rows": asked.rows, "seed": asked.seed, "doubles": len(population.doubles), "set_beside": dict(kinds)}
        )
    )
    lines = [report("kakehashi", population, *ours(population), model().threshold)]
    lines.append(report("Splink, stock settings", population, *stock(population), 0.9))
    print("\n" + "\n".join(lines))


if __name__ == "__main__":
    main()
