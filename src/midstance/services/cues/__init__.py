"""What is heard of a workout: melodies or the bell, and a voice."""
