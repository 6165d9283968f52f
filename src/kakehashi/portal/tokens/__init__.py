"""Tokens: how a program of an organisation asks the HTTP interface; made, withdrawn and counted here."""
