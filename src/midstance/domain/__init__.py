"""What things are: values and their arithmetic."""
