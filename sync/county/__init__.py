"""The county server: a Django project. The way in is ``python -m sync.county``."""
