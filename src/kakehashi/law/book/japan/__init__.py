"""Instruments of Japanese law."""
