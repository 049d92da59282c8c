"""Those who work in the console: who they are, where, and what their office lets them do."""
