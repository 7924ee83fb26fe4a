"""Which openings does an employer's job board hold? One small module a system, one table of systems."""

from gonorth.boards.document import MAX_BYTES
from gonorth.boards.opening import Wanted, everywhere
from gonorth.boards.payload import BoardReading, Failure, read_payload

__all__ = ["MAX_BYTES", "BoardReading", "Failure", "Wanted", "everywhere", "read_payload"]
