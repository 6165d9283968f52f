"""Checks of the migrations: in one line, none missing, each with a way back that leads back."""

from tests.architecture.checkout import Checkout


def find_faults_of_migrations(checkout: Checkout) -> list[str]:
    """Forks, steps without a way back, and changes of models without a migration."""
    faults: list[str] = checkout.ask("migrations")
    return faults


def find_traces_of_a_round_trip(checkout: Checkout) -> list[str]:
    """What is left or lost when a database in a file goes forth, back to nothing, and forth again."""
    faults: list[str] = checkout.ask("round_trip")
    return faults
