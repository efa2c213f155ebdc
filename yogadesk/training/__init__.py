"""Teach poses from labelled folders, and measure any model on them. No window needed.

`labelled.read` finds the examples of a folder, `teach.teach` makes a model of them on a site,
`book.Book` keeps the versions and which one answers, `measure.measure` asks a site's model about a
labelled folder, `figures.figures` turns answers into what a person wants to know, `tables` saves
it. What crosses a thread is frozen.
"""
