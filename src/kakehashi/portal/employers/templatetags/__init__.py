"""Filters of the vacancy pages."""
