"""What is to happen at a set time: publishing, taking down. The worker does it (work.py)."""
