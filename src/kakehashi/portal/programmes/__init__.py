"""Programmes: who works together with whom, their caps, and the letters they draft."""
