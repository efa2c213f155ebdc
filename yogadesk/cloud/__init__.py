"""Google's APIs through Google's own clients. Nothing here knows which site it is talking to."""
