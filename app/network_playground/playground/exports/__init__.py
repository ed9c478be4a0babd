"""What a person takes home: scripts, weights, the history, the run itself."""
