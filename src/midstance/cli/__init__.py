"""What is typed at a prompt."""
