"""`python -m kakehashi.cli` is the same as `kakehashi`."""

from kakehashi.cli.main import main

main()
