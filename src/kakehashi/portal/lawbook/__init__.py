"""The rule book for everybody: every rule, computed fact and note with its source, its mark and its worked cases."""
