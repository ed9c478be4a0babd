"""The surface: the loss around the present weights, and how steep it is.

Along one weight, on a plane through all of them, and the gradient checked against it.
"""
