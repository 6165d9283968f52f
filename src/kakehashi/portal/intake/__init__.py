"""What every import shares: preview, progress, faults, undo; it knows no rows."""
