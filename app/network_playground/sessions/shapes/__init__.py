"""Shapes: what a session tells, as the JSON that goes out, with what fields mean."""
