"""The web: the only part that waits, and the only part that knows of sockets."""
