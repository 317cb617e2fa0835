"""Pages around a figure: the graphics of `kg.figures`, to be explored, with the sentences behind every mark."""
