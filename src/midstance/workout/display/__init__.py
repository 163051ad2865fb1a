"""What is shown of a workout: its details, its strip of sets, its time."""
