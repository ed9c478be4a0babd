"""What goes wrong with data is told in one sentence: expected, found, where."""


class DataProblem(ValueError):
    """Data, or a question about data, that cannot be used; its text is the sentence."""
