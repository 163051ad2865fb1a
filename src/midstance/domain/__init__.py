"""What things are: values of training and their arithmetic."""
