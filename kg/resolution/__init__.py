"""Who is who, which meeting is which, which version of a unit it was: records are settled into a graph."""

from kg.resolution.tables import settle

__all__ = ["settle"]
