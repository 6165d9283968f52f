"""The append-only record of deeds and its chain: who did what, when, on what ground."""
