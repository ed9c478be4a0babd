"""Real tables that ship with the playground, one row each."""

from app.datasets.columns import Column, Outcome
from app.datasets.shipped import ShippedTable

TABLES: tuple[ShippedTable, ...] = (
    ShippedTable(
        key="iris",
        title="Iris flowers",
        file="iris.csv",
        task="classes",
        noun="flower",
        nouns="flowers",
        teaches="Two of three species overlap: a few lengths almost tell them apart.",
        note="150 irises, measured in 1935 by Edgar Anderson.",
        licence="CC BY 4.0",
        source="R. A. Fisher, 1936, UCI Machine Learning Repository; via scikit-learn.",
        columns=(
            Column("sepal_length", "Sepal length", "number", unit="cm", decimals=1),
            Column("sepal_width", "Sepal width", "number", unit="cm", decimals=1),
            Column("petal_length", "Petal length", "number", unit="cm", decimals=1),
            Column("petal_width", "Petal width", "number", unit="cm", decimals=1),
        ),
        target=Column(
            "species", "Species", "category", ("setosa", "versicolor", "virginica")
        ),
        outcomes=tuple(
            Outcome(name, name, f"is a {name}")
            for name in ("setosa", "versicolor", "virginica")
        ),
    ),
)
