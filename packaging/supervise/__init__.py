"""What `make run` is made of: children that are watched, a screen to show the window on, the first load."""
