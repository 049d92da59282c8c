"""How records travel between terminal and county. README.md of ``sync/`` is the specification."""
