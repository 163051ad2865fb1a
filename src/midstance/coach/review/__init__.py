"""What a week, an exercise or a year amounted to."""
