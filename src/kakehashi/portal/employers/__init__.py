"""Accepting organisations and their vacancies, each checked against the law over its whole term."""
