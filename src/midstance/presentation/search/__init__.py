"""Finding exercises: by name, by what somebody wants of them, and the nearest to one not here."""
