"""Short sounds: what they are, and how they leave the machine."""
