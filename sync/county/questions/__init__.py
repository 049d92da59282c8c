"""Questions that somebody waits for at a terminal: answered in the push itself where that is quick enough."""
