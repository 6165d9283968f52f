"""The command line: one file a kernel, each with a typer `app`; main.py finds them by name and imports them late."""
