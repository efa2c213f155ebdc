"""Does a SavedModel do more than compute? Its operations that reach out of it, found unrun.

A TensorFlow graph is a program: one operation of it can write any file that whoever runs it may.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from yogadesk.modelfile.outward import reaches_out
from yogadesk.modelfile.wire import Message, as_message, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MAIN_OPS: Final = ("saved_model_main_op", "legacy_init_op")


@dataclass(slots=True)
class _Body:
    """What one function, or one node of the main graph, consists of and leads to."""

    operations: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    nodes: set[str] = field(default_factory=set)


def reaching_out(graph: Message) -> tuple[str, ...]:
    """The operations that reach out and that opening a MetaGraphDef or asking it runs. What saves
    the model is in every one of them, and is never run here. Raises Malformed."""
    nodes: dict[str, _Body] = {}
    functions: dict[str, _Body] = {}
    for definition in parts(graph, 2):
        for node in parts(definition, 1):
            name, body = _node(node)
            nodes[name] = body
        for library in parts(definition, 2):
            functions |= dict(_function(each) for each in parts(library, 1))
    found: set[str] = set()
    _follow(_first(graph), nodes, functions, found)
    return tuple(sorted(filter(reaches_out, found)))


def _follow(
    first: tuple[set[str], set[str]],
    nodes: dict[str, _Body],
    functions: dict[str, _Body],
    found: set[str],
) -> None:
    """Collect the operations of these nodes and functions and of all they lead to."""
    seen: set[tuple[str, str]] = set()
    waiting = [("node", name) for name in first[0]] + [("function", name) for name in first[1]]
    while waiting:
        each = waiting.pop()
        if each in seen:
            continue
        seen.add(each)
        kind, name = each
        body = (nodes if kind == "node" else functions).get(name)
        if body is None:
            continue
        found |= body.operations
        waiting += [("node", other) for other in body.nodes]
        # An operation may be the name of a function, which is then called.
        called = body.functions | (body.operations & functions.keys())
        waiting += [("function", other) for other in called]


def _first(graph: Message) -> tuple[set[str], set[str]]:
    """The nodes and functions that are run by themselves: of every signature, what restores and
    initialises, and the functions that the model's objects hold."""
    nodes = {_owner(name) for name in _tensors(graph)}
    for saver in parts(graph, 3):
        nodes |= {_owner(part.text()) for part in parts(saver, 3)}
    for entry in parts(graph, 4):
        if any(part.text() in _MAIN_OPS for part in parts(entry, 1)):
            nodes |= {_owner(value.text()) for value in _values_of(entry)}
    functions = {
        key.text()
        for objects in parts(graph, 7)
        for entry in parts(objects, 2)
        for key in parts(entry, 1)
    }
    return nodes, functions


def _tensors(graph: Message) -> Iterator[str]:
    """The names of the outputs of all signatures."""
    for entry in parts(graph, 5):
        for signature in parts(entry, 2):
            for output in parts(signature, 2):
                for info in parts(output, 2):
                    yield from (name.text() for name in parts(info, 1))


def _values_of(collection: Message) -> Iterable[Message]:
    for definition in parts(collection, 2):
        for listed in parts(definition, 1):
            yield from parts(listed, 1)


def _node(node: Message) -> tuple[str, _Body]:
    name, body = "", _Body()
    for number, part in node.fields():
        if number == 1:
            name = as_message(part).text()
        elif number == 2:
            body.operations.add(as_message(part).text())
        elif number == 3:
            body.nodes.add(_owner(as_message(part).text()))
        elif number == 5:
            for value in parts(as_message(part), 2):
                body.functions |= set(_functions_of(value))
    return name, body


def _functions_of(value: Message) -> Iterator[str]:
    """The functions that a node's attribute names, alone or in a list."""
    for number, part in value.fields():
        if number == 10:
            yield from (name.text() for name in parts(as_message(part), 1))
        elif number == 1 and not isinstance(part, int):
            for listed in parts(part, 9):
                yield from (name.text() for name in parts(listed, 1))


def _function(message: Message) -> tuple[str, _Body]:
    name, body = "", _Body()
    for signature in parts(message, 1):
        name = next((part.text() for part in parts(signature, 1)), "")
    for node in parts(message, 3):
        _, one = _node(node)
        body.operations |= one.operations
        body.functions |= one.functions
    return name, body


def _owner(tensor: str) -> str:
    """The node that a tensor or a control input belongs to."""
    return tensor.removeprefix("^").partition(":")[0]
