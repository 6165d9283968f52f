"""The pool: one record a person, evidence for every claim, and a verdict with its reasons."""
