"""Runs: what trains, and its time.

An experiment becomes a network that learns; edits and a timeline lead to any of its
moments, forwards or back.
"""
