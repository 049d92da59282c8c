"""Characters written with a finger: what recognises them, and the engine that this machine has."""
