"""The bank's customers: who will leave? The example that the story is told on."""

from network_playground.datasets.columns import Column, Outcome
from network_playground.datasets.sets.shipped import ShippedTable

BANK = ShippedTable(
    key="bank",
    title="Bank customers",
    file="bank_customers_synthetic.csv",
    task="two_classes",
    noun="customer",
    nouns="customers",
    teaches=(
        "Leaving depends on age and products in bends, so a hidden layer beats a "
        "straight line."
    ),
    note=(
        "Invented customers: 10\u202f000 of them, drawn from a written rule; about a "
        "fifth leave."
    ),
    licence="CC0 1.0",
    source="Made for this project; the people do not exist.",
    # CustomerId only tells rows apart, so it is not described and does not enter.
    columns=(
        Column("CreditScore", "Credit score", "number", decimals=0),
        Column("Country", "Country", "category", ("Germany", "Spain", "France")),
        Column("Gender", "Gender", "category", ("Male", "Female")),
        Column("Age", "Age", "number", decimals=0),
        Column("Tenure", "Years here", "number", decimals=0),
        Column("Balance", "Balance", "number", unit="€", decimals=0),
        Column("NumOfProducts", "Products", "number", decimals=0),
        Column("HasCrCard", "Credit card", "yes_no", ("no", "yes"), label="Card"),
        Column("IsActiveMember", "Active", "yes_no", ("no", "yes")),
        Column("EstimatedSalary", "Salary", "number", unit="€", decimals=0),
    ),
    target=Column("Exited", "Leaves", "yes_no", ("stays", "leaves")),
    question="Will this customer leave the bank?",
    outcomes=(
        Outcome("stays", "will stay", "stayed", "those who stayed"),
        Outcome("leaves", "will leave", "left", "those who left"),
    ),
)
