"""Exports: what a person takes home to go on elsewhere.

Scripts that train the same run again, weights, the history of the losses.
"""
