"""What is done with a whole list of the pool: its counts as a chart, and the list as a file."""
