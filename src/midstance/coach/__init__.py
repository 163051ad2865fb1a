"""What to do next, and why: variants, progression, readiness and the week."""
