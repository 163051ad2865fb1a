"""The terminal itself: driver, input, output, process."""
