"""What a model file says of itself, read without running it: for the engine and the set-up."""
