"""One release still to be read: a piece of bytes, and where it stands."""

from dataclasses import astuple, dataclass
from hashlib import blake2b

from dipext.io.found import NOTHING, Said
from dipext.io.kinds import Kind


@dataclass(frozen=True, slots=True)
class Unit:
    """One release still to be read.

    Args:
        path: the file, as it was named; "-" is standard input. A file of an archive stands behind the archive's name.
        kind: how ``data`` is to be read.
        data: the bytes.
        line: the line, row or number in the file, for kinds that hold many releases.
        size: the bytes on disk that this unit stands for.
        said: what a list of releases says of it.
        carrier: what the mail says that carries it.
        warnings: what is doubtful about how it was cut out.
    """

    path: str
    kind: Kind
    data: bytes
    line: int | None = None
    size: int = 0
    said: Said = NOTHING
    carrier: Said = NOTHING
    warnings: tuple[str, ...] = ()

    def key(self) -> bytes:
        """A hash of the content, of what is said of it and around it, and of the place, which may be its id."""
        place = f"{self.kind}\0{self.line}\0{self.path}\0{astuple(self.said)}\0{astuple(self.carrier)}".encode()
        return blake2b(self.data, key=blake2b(place).digest(), digest_size=16).digest()
