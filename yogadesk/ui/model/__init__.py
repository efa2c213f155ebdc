"""Teaching poses, measuring models and choosing which one answers."""
