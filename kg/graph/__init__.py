"""What is the case: the knowledge graph as a handful of tables with a declared schema."""

from kg.graph.evidence import Passage
from kg.graph.filtering import Selection
from kg.graph.finding import Finding
from kg.graph.graph import KnowledgeGraph
from kg.graph.lenses import Effect, Lens
from kg.graph.schema import TABLES, Column, Table

__all__ = ["TABLES", "Column", "Effect", "Finding", "KnowledgeGraph", "Lens", "Passage", "Selection", "Table"]
