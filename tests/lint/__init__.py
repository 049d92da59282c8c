"""Rules of this house that no ready-made linter knows. `make check` runs this folder; so does the suite."""
