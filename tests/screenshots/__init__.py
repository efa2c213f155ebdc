"""Pictures of every view, for people to look at: `make screenshots`."""
