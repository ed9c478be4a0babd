"""What a person does with a network: choose, step, play, go back. No web, no clock."""
