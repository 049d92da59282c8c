"""What goes down to terminals: the newest state of each record, in the order of its changes."""
