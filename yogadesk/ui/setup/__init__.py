"""The set-up assistant: a wizard over the plan of `yogadesk.setup`."""
