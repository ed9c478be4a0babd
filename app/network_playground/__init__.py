"""Network Playground: watch a neural network while it learns, step by step."""

__version__ = "0.1.0"
