"""Words: what is said of a moment, in plain words and in technical ones.

A scene and its narration, what a prediction means, warnings, the code that is shown.
"""
