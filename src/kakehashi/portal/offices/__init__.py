"""Who administers an organisation: makes and withdraws its access tokens, and names the others who may."""
