"""Rooms: one person drives, any number watch.

A room has the clock between a session and its audience, and keeps both in step.
"""
