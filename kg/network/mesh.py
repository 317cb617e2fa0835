"""What charges in the plane push at each other, summed on a mesh instead of pair by pair.

Particle–mesh (Hockney and Eastwood, Computer Simulation Using Particles, 1988): each charge is shared among the four
mesh points around it, the field of all of them is one convolution, made by fast Fourier transform, and each point
reads its push from the same four. Within about a cell the push is weaker than it should be; `kg.network.separation`
sees to what stands that near.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

__all__ = ["pushes"]

Floats = npt.NDArray[np.float64]
Spectra = tuple[npt.NDArray[np.complex128], npt.NDArray[np.complex128]]

_CELLS = (64, 256)  # a side, least and most


def pushes(points: Floats, charge: Floats) -> Floats:
    """The push of all charges at each point, an array of (x, y): charge / distance, away from it."""
    cells = min(max(2 ** math.ceil(math.log2(1.25 * math.sqrt(len(points)))), _CELLS[0]), _CELLS[1])
    low, step = points.min(axis=0), float(np.ptp(points, axis=0).max()) * 1.001 / (cells - 2) + 1e-12
    corner = ((points - low) / step).astype(np.intp)
    across, up = ((points - low) / step - corner).T
    places = [corner[:, 0] * cells + corner[:, 1] + shift for shift in (0, cells, 1, cells + 1)]
    shares = [(1 - across) * (1 - up), across * (1 - up), (1 - across) * up, across * up]
    mesh = np.zeros(cells * cells)
    for place, share in zip(places, shares, strict=True):
        mesh += np.bincount(place, charge * share, cells * cells)
    wide = (2 * cells, 2 * cells)  # twice the mesh, so that nothing pushes round the edge
    spectrum = np.fft.rfft2(mesh.reshape(cells, cells), wide)
    found = np.empty_like(points)
    for axis, kernel in enumerate(_kernels(cells)):
        field = np.fft.irfft2(spectrum * kernel, wide)[:cells, :cells].ravel() / step
        found[:, axis] = sum(field[place] * share for place, share in zip(places, shares, strict=True))
    return found


@lru_cache(maxsize=4)
def _kernels(cells: int) -> Spectra:
    """The spectra of the push of a charge of 1 at the middle, along x and along y."""
    offset = np.fft.fftfreq(2 * cells, 1 / (2 * cells))
    square = offset[:, None] ** 2 + offset[None, :] ** 2
    square[0, 0] = 1.0  # a charge does not push itself
    return np.fft.rfft2(offset[:, None] / square), np.fft.rfft2(offset[None, :] / square)
