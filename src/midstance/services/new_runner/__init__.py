"""What a new runner meets: the first screen, and the questions in the first rests."""
