"""The linking stage: which claim is answered by what."""

from claimtrack.link.status import SHOWN, status_of
from claimtrack.link.tolls import ClaimedFigure, Toll, tolls

__all__ = ["SHOWN", "ClaimedFigure", "Toll", "status_of", "tolls"]
