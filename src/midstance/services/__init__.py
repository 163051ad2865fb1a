"""Use cases for both front ends: what is due, starting, resuming, recording, editing the log."""
