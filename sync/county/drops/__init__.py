"""用手机传: files that a citizen's phone hands to the terminal they stand at. Carried, never read."""
