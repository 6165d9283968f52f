"""The minimum wage: regional and specified rates by day, and which pay counts toward them."""
