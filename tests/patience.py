"""How long a test waits for what is on its way: so long that only a hang meets it."""

PATIENCE = 120  # seconds for what takes one, where the machine has little else to do
