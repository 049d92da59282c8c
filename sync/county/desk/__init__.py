"""Cases: how they arrive, what a clerk does with them, what the citizen is told."""
