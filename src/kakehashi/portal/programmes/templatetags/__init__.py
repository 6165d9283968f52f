"""Filters of the letter's pages."""
