"""Carrying by hand: bundles of terminals taken in from a stick, and what they are told put onto it."""
