"""People who sign in, their organisations and roles, and the gate before every page."""
