"""The kiosk's verbs. Plain Python: no Qt, no SQL, no network; collaborators come by constructor."""
