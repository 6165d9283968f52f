"""One person at a time in the exchange format: entered, corrected, shown and explained over HTTP."""
