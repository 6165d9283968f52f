"""Filters of the desks."""
