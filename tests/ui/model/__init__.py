"""The set-up assistant, driven as a person drives it."""
