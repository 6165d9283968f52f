"""The web application around the kernels: one app a part of the programme, served from SQLite or PostgreSQL."""
