"""The description of the HTTP interface as a page."""
