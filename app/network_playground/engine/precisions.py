"""A precision is how many digits the numbers of a network have."""

from network_playground.engine.rows import Precision

PRECISIONS = {
    row.name: row
    for row in (
        Precision(
            name="float64",
            plain="About 16 digits.",
            technical="Double precision, 8 bytes a number.",
        ),
        Precision(
            name="float32",
            plain="About 7 digits.",
            technical="Single precision, 4 bytes a number.",
        ),
    )
}
