"""What was known before reading: units through time, their names, offices, topics, as data files with typed access.

    units     provincial units in all their versions since 1976, their dated names and status
    aliases   what units are called in print, and when a name can be trusted
    capitals  where provinces have their seats
    offices   bodies and posts; reads printed titles
    topics    the topic scheme with its cues
    things    programmes, projects and sites with names of their own
    slugs     ASCII slugs of Vietnamese words

Facts stand in the CSV files beside the modules, each row with its source; a fact is corrected there. Tables are
read once, when first asked for; a row that contradicts its columns raises `ReferenceDataError` with file and line.
"""

from kg.reference import aliases, offices, slugs, topics, units
from kg.reference.aliases import Alias
from kg.reference.offices import Classified, Office
from kg.reference.topics import Topic
from kg.reference.units import Unit

__all__ = ["Alias", "Classified", "Office", "Topic", "Unit", "aliases", "offices", "slugs", "topics", "units"]
