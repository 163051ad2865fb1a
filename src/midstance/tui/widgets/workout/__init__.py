"""What the session screen is made of."""
