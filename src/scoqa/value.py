"""Frozen values that cost little to define, as a one-shot question spends most of its time importing (ADR 0017).

:class:`Value` behaves like a frozen dataclass, :class:`NamedTuple` like that of :mod:`typing`; a :class:`Record` is not
frozen. Of a question's time importing :mod:`dataclasses` and defining seven of them took a fifth; thirty named tuples,
whose annotations :mod:`typing` compiles one by one, another tenth; :mod:`collections`, which compiles a constructor for
each, a thirtieth; and importing :mod:`typing` only for ``TYPE_CHECKING`` a twentieth. So modules that a question needs
say ``TYPE_CHECKING = False``, a name that type checkers know.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined]  # as fast as an attribute, with a substitute where it is not
from collections.abc import Callable
from functools import cache
from types import FunctionType

__all__ = ["NamedTuple", "Record", "Value", "brief", "own"]

_BRIEF = 50
"""Code points of a text in :func:`brief`."""
TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import Field
    from inspect import Signature
    from typing import ClassVar, NamedTuple, Self, TypeVar, dataclass_transform

    _T = TypeVar("_T")

    def own(default: _T) -> _T:
        """A list, a set or a dict as default, of which each record has its own."""

    @dataclass_transform()
    class Record:
        """The base of values that change; equal where all of their fields are."""

        __slots__: ClassVar[tuple[str, ...]]
else:

    def dataclass_transform(**_):
        return lambda kind: kind

    _tuple = tuple.__new__

    class _Named(tuple):
        """What all named tuples do."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            """The tuple of values in the order of its fields."""
            made = _tuple(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} takes {len(cls._fields)} values, not {len(made)}")
            return made

        def _replace(self, /, **changes):
            """The tuple with some fields changed."""
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"{type(self).__name__} has no fields {', '.join(changes)}")
            return made

        __replace__ = _replace

        def _asdict(self):
            """The values by their names."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(map('{}={!r}'.format, self._fields, self))})"

        def __getnewargs__(self):
            return tuple(self)

    class _Naming(type):
        """Makes a named tuple of a class body."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body["__annotations__"])
            defaults = {field: body[field] for field in fields if field in body}
            code = _constructor(len(fields)).replace(co_varnames=("_cls", *fields))
            made = FunctionType(code, globals(), "__new__", tuple(defaults.values()))
            about = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            getters = {field: _getter(place) for place, field in enumerate(fields)}
            return type(name, (_Named,), {"__slots__": (), "__new__": made, **about, **body, **getters})

    _CONSTRUCTORS = (  # by number of fields; compiled with the module, as to compile one takes 50 µs
        lambda _cls, a: _tuple(_cls, (a,)),
        lambda _cls, a, b: _tuple(_cls, (a, b)),
        lambda _cls, a, b, c: _tuple(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: _tuple(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: _tuple(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: _tuple(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: _tuple(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: _tuple(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: _tuple(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: _tuple(_cls, (a, b, c, d, e, f, g, h, i, j)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k: _tuple(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m: _tuple(_cls, (a, b, c, d, e, f, g, h, i, j, k, m)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n: _tuple(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, m, n)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o: _tuple(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o)
        ),
    )

    def _constructor(n):
        """The code of a constructor of ``n`` fields: all such differ in their names alone."""
        if n <= len(_CONSTRUCTORS):
            return _CONSTRUCTORS[n - 1].__code__
        fields = "".join(f", _{place}" for place in range(n))
        return eval(f"lambda _cls{fields}: _tuple(_cls, ({fields[2:]}))").__code__

    @cache
    def _getter(place):
        """What a field of that place is read with."""
        return _tuplegetter(place, f"Alias for field number {place}")

    class NamedTuple(metaclass=_Naming):
        """The base of named tuples, as :class:`typing.NamedTuple`; annotations stay strings."""

    class _Own:
        """What :func:`own` gives."""

        def __init__(self, default):
            self.default = default

    def own(default):
        """A list, a set or a dict as default, of which each record has its own."""
        return _Own(default)

    class _Recording(type):
        """Makes a record of a class body, whose annotated names are its slots."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body["__annotations__"])
            scope = {f"_{field}": body.pop(field) for field in fields if field in body}
            head, lines = ["self"], []
            for field in fields:
                given = f"{field}=_{field}" if f"_{field}" in scope else field
                value = field
                if isinstance(scope.get(f"_{field}"), _Own):
                    value = f"_{field}.default.copy() if {field} is _{field} else {field}"
                head.append(given)
                lines.append(f" self.{field} = {value}")
            exec("\n".join([f"def __init__({', '.join(head)}):", *lines]), scope)
            return type.__new__(
                cls, name, bases, {"__slots__": fields, **body, "__init__": scope["__init__"]}
            )

    class Record(metaclass=_Recording):
        """The base of values that change; equal where all of their fields are."""

        __slots__ = ()
        __hash__ = None

        def __eq__(self, other):
            if type(other) is not type(self):
                return NotImplemented
            return all(getattr(self, field) == getattr(other, field) for field in self.__slots__)

        def __repr__(self):
            fields = ", ".join(f"{field}={getattr(self, field)!r}" for field in self.__slots__)
            return f"{type(self).__name__}({fields})"


def brief(text: str) -> str:
    """A text as the one line that stands for a value shows it: in quotation marks, a long one by its beginning."""
    folded = " ".join(text.split())
    return repr(folded if len(folded) <= _BRIEF else f"{folded[: _BRIEF - 1].rstrip()}…")


class _Told:
    """An attribute of a class that is made when it is asked for."""

    def __init__(self, tell: Callable[[type[Value]], object]) -> None:
        self._tell = tell

    def __get__(self, value: object, kind: type[Value]) -> object:
        return self._tell(kind)


@cache
def _fields_of(kind: type[Value]) -> dict[str, Field[object]]:
    """What makes :func:`dataclasses.replace`, ``fields`` and ``asdict`` take a value for one of theirs."""
    from dataclasses import field, fields, make_dataclass

    defaults = kind._defaults
    made = [
        (name, type_, field(default=defaults[name])) if name in defaults else (name, type_)
        for name, type_ in kind.__annotations__.items()
    ]
    return {each.name: each for each in fields(make_dataclass(kind.__name__, made))}


@cache
def _signature_of(kind: type[Value]) -> Signature:
    """What help shows."""
    from inspect import Parameter, Signature

    return Signature(
        [
            Parameter(
                name,
                Parameter.POSITIONAL_OR_KEYWORD,
                default=kind._defaults.get(name, Parameter.empty),
                annotation=type_,
            )
            for name, type_ in kind.__annotations__.items()
        ]
    )


@dataclass_transform(frozen_default=True)
class Value:
    """Base of frozen values: the annotated names of a subclass are its fields, in order, with their defaults.

    Values of one class with equal fields are equal. A subclass may check itself in ``__post_init__``.
    """

    _fields: ClassVar[tuple[str, ...]]
    _names: ClassVar[frozenset[str]]
    _defaults: ClassVar[dict[str, object]]
    if not TYPE_CHECKING:  # a type checker has its own
        __dataclass_fields__ = _Told(_fields_of)
        __match_args__ = _Told(lambda kind: kind._fields)
        __signature__ = _Told(_signature_of)

    def __init_subclass__(cls) -> None:
        cls._fields = tuple(cls.__annotations__)
        cls._names = frozenset(cls._fields)
        cls._defaults = {name: vars(cls)[name] for name in cls._fields if name in vars(cls)}

    def __init__(self, *args: object, **named: object) -> None:
        names = self._fields
        by_place = dict(zip(names, args, strict=False))
        values = {**self._defaults, **by_place, **named}
        if values.keys() != self._names or len(args) > len(names) or not by_place.keys().isdisjoint(named):
            raise TypeError(f"{type(self).__name__} takes {', '.join(names)}")
        self.__dict__.update(values)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Check the fields; nothing to check by default."""

    def _replace(self, **changes: object) -> Self:
        """The value with some fields changed, as of a named tuple."""
        return type(self)(**{**self.__dict__, **changes})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(map(self.__dict__.__getitem__, self._fields)))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__qualname__}({fields})"
