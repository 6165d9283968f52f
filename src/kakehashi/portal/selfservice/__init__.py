"""A candidate's own pages: signing in by link or code, correcting, sending papers; and what officers see of it."""
