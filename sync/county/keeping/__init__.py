"""What keepers do and find at the machines: daily checks and their gaps, supplies, faults to their end."""
