"""One file for each format that the log, the week and the history are written in."""
