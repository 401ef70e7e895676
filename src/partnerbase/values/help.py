"""The help of fields: the docstrings below them, read from the source when somebody asks.

Pydantic's own `use_attribute_docstrings` reads the source of every model at import, a third of the time to import all.
"""

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent

from pydantic import BaseModel


@cache
def help_texts(model: type[BaseModel]) -> Mapping[str, str]:
    """Give the help of each field of a model, its own and those that it inherits."""
    owners = [owner for owner in model.__mro__ if issubclass(owner, BaseModel) and owner is not BaseModel]
    texts = {name: text for owner in reversed(owners) for name, text in _docstrings(owner)}
    return {name: texts[name] for name in model.model_fields if name in texts}


def _docstrings(owner: type[BaseModel]) -> Iterator[tuple[str, str]]:
    definition = ast.parse(dedent(inspect.getsource(owner))).body[0]
    assert isinstance(definition, ast.ClassDef)  # noqa: S101 - the source of a class
    for field, below in pairwise(definition.body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
