"""What is wrong in an entry of the library, and what in it is no good practice of training."""
