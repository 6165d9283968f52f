"""Filters of the candidate pages."""
