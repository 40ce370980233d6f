"""Statements that are asked again for every few hundred messages: put into words once.

To build one anew and look through it for what is known of it takes SQLAlchemy longer than the database takes to answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.sql.elements import CompilerElement

_OPEN: Any = object()


def slot(name: str, type_: sa.types.TypeEngine[Any]) -> sa.BindParameter[Any]:
    """A parameter that is given each time."""
    return sa.bindparam(name, _OPEN, type_=type_)


def worded(database: str, statement: CompilerElement) -> sa.TextClause:
    """The statement in the words of `database`, the name of its dialect; its slots remain to be given.

    What it answers comes as the database has it: moments are milliseconds.
    """
    # Not the drivers' own: what they add to a parameter is added when the words are handed to them.
    dialect = SQLiteDialect if database == "sqlite" else PGDialect
    compiled = statement.compile(
        dialect=dialect(paramstyle="named"), compile_kwargs={"render_postcompile": True}
    )
    known: Mapping[str, sa.BindParameter[Any]] = getattr(compiled, "binds", {})
    parameters = []
    for name, value in compiled.params.items():
        type_ = known[name].type if name in known else None
        given = {} if value is _OPEN else {"value": value}
        parameters.append(sa.bindparam(name, type_=type_, **given))
    return sa.text(compiled.string).bindparams(*parameters)
