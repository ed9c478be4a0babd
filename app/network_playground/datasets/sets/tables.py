"""Real tables that ship with the playground, one row each."""

from network_playground.datasets.columns import Column, Outcome
from network_playground.datasets.sets.shipped import ShippedTable

UCI = "UCI Machine Learning Repository; bundled with scikit-learn."
WINE_COLUMNS = (
    ("alcohol", "Alcohol"),
    ("malic_acid", "Malic acid"),
    ("ash", "Ash"),
    ("alcalinity_of_ash", "Alkalinity of ash"),
    ("magnesium", "Magnesium"),
    ("total_phenols", "Phenols"),
    ("flavanoids", "Flavanoids"),
    ("nonflavanoid_phenols", "Other phenols"),
    ("proanthocyanins", "Tannins"),
    ("color_intensity", "Colour intensity"),
    ("hue", "Hue"),
    ("od280_od315_of_diluted_wines", "Protein (OD280/315)"),
    ("proline", "Proline"),
)
CULTIVARS = ("cultivar 1", "cultivar 2", "cultivar 3")
CELL_TRAITS = (
    "radius",
    "texture",
    "perimeter",
    "area",
    "smoothness",
    "compactness",
    "concavity",
    "concave_points",
    "symmetry",
    "fractal_dimension",
)
DIGITS = tuple("0123456789")


def _number(name: str, words: str, unit: str = "") -> Column:
    return Column(name, words, "number", unit=unit)


def _cell_column(name: str) -> Column:
    return _number(name, name.replace("_", " ").capitalize())


def _is_a(names: tuple[str, ...]) -> tuple[Outcome, ...]:
    """Outcomes with their article: "is an Adelie", "is an 8", "is a Gentoo"."""
    return tuple(
        Outcome(
            name,
            name,
            f"is {'an' if name[0] in 'AEIO8' else 'a'} {name}",
            f"the {name}s",
        )
        for name in names
    )


IRISES = ("setosa", "versicolor", "virginica")
PENGUINS = ("Adelie", "Chinstrap", "Gentoo")

TABLES: tuple[ShippedTable, ...] = (
    ShippedTable(
        key="iris",
        title="Iris flowers",
        file="iris.csv",
        task="classes",
        noun="flower",
        nouns="flowers",
        teaches="One species stands apart, two overlap: four lengths almost tell them.",
        note="150 real irises, measured by Edgar Anderson.",
        licence="CC BY 4.0",
        source=f"R. A. Fisher 1936, {UCI}",
        columns=(
            Column("sepal_length", "Sepal length", "number", unit="cm", decimals=1),
            Column("sepal_width", "Sepal width", "number", unit="cm", decimals=1),
            Column("petal_length", "Petal length", "number", unit="cm", decimals=1),
            Column("petal_width", "Petal width", "number", unit="cm", decimals=1),
        ),
        target=Column("species", "Species", "category", IRISES),
        question="Which iris is this?",
        outcomes=_is_a(IRISES),
    ),
    ShippedTable(
        key="penguins",
        title="Penguins",
        file="penguins.csv",
        task="classes",
        noun="penguin",
        nouns="penguins",
        teaches="Numbers and words together, and some cells missing, as in real life.",
        note="344 real penguins of the Palmer archipelago, measured 2007 to 2009.",
        licence="CC0 1.0",
        source="K. Gorman, Palmer Station LTER; palmerpenguins by Horst, Hill, Gorman.",
        columns=(
            _number("bill_length_mm", "Bill length", "mm"),
            _number("bill_depth_mm", "Bill depth", "mm"),
            _number("flipper_length_mm", "Flipper", "mm"),
            _number("body_mass_g", "Body mass", "g"),
            Column("island", "Island", "category", ("Biscoe", "Dream", "Torgersen")),
            Column("sex", "Sex", "category", ("female", "male"), label="Male"),
            Column("year", "Year", "number", is_default=False),
        ),
        target=Column("species", "Species", "category", PENGUINS),
        question="Which penguin is this?",
        outcomes=_is_a(PENGUINS),
    ),
    ShippedTable(
        key="wine",
        title="Wines",
        file="wine.csv",
        task="classes",
        noun="wine",
        nouns="wines",
        teaches="Columns of very different size: without scaling, proline drowns all.",
        note="178 real wines from three cultivars of one Italian region.",
        licence="CC BY 4.0",
        source=f"M. Forina et al. 1988, {UCI}",
        columns=tuple(_number(name, words) for name, words in WINE_COLUMNS),
        target=Column("cultivar", "Cultivar", "category", CULTIVARS),
        question="Which cultivar is this wine of?",
        outcomes=tuple(
            Outcome(name, name, f"is of {name}", f"those of {name}")
            for name in CULTIVARS
        ),
        codes={
            "cultivar": {f"class_{i}": name for i, name in enumerate(CULTIVARS)},
        },
    ),
    ShippedTable(
        key="breast_cancer",
        title="Breast cancer",
        file="breast_cancer.csv",
        task="two_classes",
        noun="tumour",
        nouns="tumours",
        teaches="Two mistakes that are not alike: a missed tumour and a false alarm.",
        note="569 real tumours, measured under the microscope; not medical advice.",
        licence="CC BY 4.0",
        source=f"W. Wolberg, O. Mangasarian, N. Street 1995, {UCI}",
        columns=(
            *(_cell_column(f"mean_{trait}") for trait in CELL_TRAITS),
            *(_cell_column(f"{trait}_error") for trait in CELL_TRAITS),
            *(_cell_column(f"worst_{trait}") for trait in CELL_TRAITS),
        ),
        target=Column("diagnosis", "Diagnosis", "category", ("benign", "malignant")),
        question="Is this tumour benign or malignant?",
        outcomes=tuple(
            Outcome(name, name, f"is {name}", f"the {name} ones")
            for name in ("benign", "malignant")
        ),
    ),
    ShippedTable(
        key="digits",
        title="Handwritten digits",
        file="digits_8x8.csv",
        task="classes",
        noun="digit",
        nouns="digits",
        teaches="A picture is a table too: 64 pixels are 64 numbers.",
        note="1\u202f797 real digits, reduced to 8 by 8 pixels of 0 to 16.",
        licence="CC BY 4.0",
        source=f"E. Alpaydin, C. Kaynak 1998, {UCI}",
        columns=tuple(
            Column(
                f"p{row}{place}",
                f"Pixel in row {row + 1}, column {place + 1}",
                "number",
                label=f"{row + 1}.{place + 1}",
                decimals=0,
                fixed_scale=(0.0, 16.0),
            )
            for row in range(8)
            for place in range(8)
        ),
        target=Column("digit", "Digit", "category", DIGITS),
        question="Which digit is this?",
        outcomes=_is_a(DIGITS),
    ),
    ShippedTable(
        key="auto_mpg",
        title="Cars",
        file="auto_mpg.csv",
        task="number",
        noun="car",
        nouns="cars",
        teaches="A number to predict: the error is in miles per gallon.",
        note="392 real cars of 1970 to 1982; their names do not enter.",
        licence="CC0 1.0",
        source="StatLib, Carnegie Mellon University 1982; bokeh_sampledata.",
        columns=(
            _number("cyl", "Cylinders"),
            _number("displ", "Displacement", "in³"),
            _number("hp", "Power", "hp"),
            _number("weight", "Weight", "lb"),
            _number("accel", "0 to 60 mph", "s"),
            _number("yr", "Model year"),
            Column("origin", "Origin", "category", ("USA", "Europe", "Japan")),
        ),
        target=Column("mpg", "Miles per gallon", "number", unit="mpg", decimals=1),
        question="How far does this car go on a gallon?",
        codes={"origin": {"1": "USA", "2": "Europe", "3": "Japan"}},
    ),
    ShippedTable(
        key="diabetes",
        title="Diabetes",
        file="diabetes.csv",
        task="number",
        noun="patient",
        nouns="patients",
        teaches="Some things hardly follow from what is known: a third is explained.",
        note="442 real patients; the source does not say which sex is 1 and which 2.",
        licence="BSD-3-Clause (package); the data carry no licence of their own",
        source="Efron, Hastie, Johnstone, Tibshirani 2004; bundled with scikit-learn.",
        columns=(
            _number("age", "Age", "years"),
            Column("sex", "Sex", "category", ("coded 1", "coded 2"), label="Sex"),
            _number("bmi", "Body mass index"),
            _number("bp", "Blood pressure"),
            _number("s1", "Cholesterol"),
            _number("s2", "LDL"),
            _number("s3", "HDL"),
            _number("s4", "Cholesterol / HDL"),
            _number("s5", "Triglycerides (log)"),
            _number("s6", "Blood sugar"),
        ),
        target=Column("progression", "Progression in a year", "number", decimals=0),
        question="How far has the diabetes of this patient come a year later?",
        codes={"sex": {"1.0": "coded 1", "2.0": "coded 2"}},
    ),
)
