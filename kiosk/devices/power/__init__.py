"""Whether the machine runs on the mains or on its battery."""
