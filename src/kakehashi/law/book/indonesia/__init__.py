"""Indonesian law: whom it protects, and what it asks of those who go to work or train in Japan."""
