"""The pages for phones: a case's progress by its code, a rating, a complaint. No log-in, no script."""
