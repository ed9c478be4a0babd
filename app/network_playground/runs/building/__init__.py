"""Building: from an experiment to all that a run is made of, or why it cannot be.

What is chosen from the tables, what the data become, and what does not go together.
"""
