"""Published figures of a programme's prefecture: each measure in a table of its own, charts drawn in the background."""
