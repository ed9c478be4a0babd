"""The engine: a network, its training loop, and nothing but NumPy."""
