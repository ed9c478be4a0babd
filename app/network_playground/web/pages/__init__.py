"""Pages: what is asked for by an address, and what is sent or brought as a file."""
