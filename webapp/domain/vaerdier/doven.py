"""A value that an object finds when it is first asked for it, and has from then on."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")


class doven(cached_property[T]):  # noqa: N801 - a decorator, as the one that it is made of
    """As `cached_property`, without the lock that Python 3.11 takes each time.

    A person's page finds several of each of hundreds of objects. Two threads that ask one object
    at once may both find the value: for what is found alike each time.
    """

    if not TYPE_CHECKING:  # the types are those of `cached_property`

        def __get__(self, instance: Any, _klasse: type[Any] | None = None) -> Any:
            """The value; it then lies in the object, and this is not asked again."""
            if instance is None:
                return self
            vaerdi = instance.__dict__[self.attrname] = self.func(instance)
            return vaerdi
