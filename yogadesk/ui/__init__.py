"""The window: everything Qt. Jobs in lanes, rows, pages, dialogs; what they need is passed in."""
