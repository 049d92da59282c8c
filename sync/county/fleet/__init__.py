"""Terminals: how they come in, what they are told of themselves, when they were last heard."""
