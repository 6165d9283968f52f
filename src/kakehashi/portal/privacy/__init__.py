"""What persons ask about their data, breaches of it, and the clocks that both countries' laws set."""
