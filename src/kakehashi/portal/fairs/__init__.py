"""Wishes and rankings, the interview timetable of a fair, and the matching round with its certificate."""
