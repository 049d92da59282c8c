"""How the kiosk is put together, a module for each part; kiosk/README.md says in which order."""
