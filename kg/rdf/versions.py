"""Which release of this package wrote the RDF."""

from functools import cache
from importlib.metadata import version

__all__ = ["release"]


@cache
def release() -> str:
    """The version of the distribution; looked up once, for that takes a millisecond and every decision names it."""
    return version("lientinh")
