"""One deed for many people of the pool: chosen, previewed, done whole or not at all, and undone."""
