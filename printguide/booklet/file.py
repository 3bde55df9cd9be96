"""The file: objects are written as they come, so that no more than one part is held at a time.

pikepdf would keep every object of the whole, 2 MB for a part of six tagged pages. All but streams
goes packed into streams of objects (ISO 32000-1, 7.5.7), and one at the end says where each is
(7.5.8).
"""

import io
import zlib
from dataclasses import dataclass, field
from hashlib import sha256

from printguide.booklet.syntax import Reference, Value, written

_A_PACK = 200
"""How many objects are packed together: a reader has to unpack all to read one."""
_ROW = 7
"""Bytes of an entry: its kind, a place of four bytes, and the place in a pack of two."""


@dataclass(slots=True)
class File:
    """A PDF in the making."""

    version: str
    out: io.BytesIO = field(default_factory=io.BytesIO)
    """Gives what was written without a copy of it."""
    rows: bytearray = field(default_factory=lambda: bytearray(_ROW))
    """Where each object is, row behind row; zeros for one that is not written, as for number 0."""
    waiting: list[tuple[int, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Four bytes above 127 say that it is no text (7.5.2).
        self.out.write(b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n" % self.version.encode())

    def reserve(self) -> Reference:
        """Return a reference to an object that is written later."""
        self.rows += bytes(_ROW)
        return Reference(len(self.rows) // _ROW - 1)

    def put(self, value: Value, at: Reference | None = None) -> Reference:
        """Write an object, where a place is reserved or at the next."""
        at = at or self.reserve()
        self.waiting.append((at.number, written(value)))
        if len(self.waiting) == _A_PACK:
            self._pack()
        return at

    def put_stream(
        self, facts: dict[str, Value], content: bytes, *, pack: bool = True
    ) -> Reference:
        """Write a stream, packed where that is not said otherwise."""
        if pack:
            content = zlib.compress(content)
            facts = {**facts, "Filter": b"/FlateDecode"}
        return self.put_raw(written({**facts, "Length": len(content)}), content)

    def put_raw(self, facts: bytes, content: bytes, at: Reference | None = None) -> Reference:
        """Write a stream whose dictionary is written already, with its length."""
        at = at or self.reserve()
        self._stands(at, 1, self.out.tell())
        self.out.write(b"%d 0 obj\n%b\nstream\n" % (at.number, facts))
        self.out.write(content)
        self.out.write(b"\nendstream\nendobj\n")
        return at

    def _pack(self) -> None:
        if not self.waiting:
            return
        at = self.reserve()
        head, place = bytearray(), 0
        for index, (number, body) in enumerate(self.waiting):
            self._stands(Reference(number), 2, at.number, index)
            head += b"%d %d " % (number, place)
            place += len(body) + 1
        content = zlib.compress(bytes(head) + b"\n".join(body for _, body in self.waiting))
        facts: dict[str, Value] = {
            "Type": b"/ObjStm",
            "N": len(self.waiting),
            "First": len(head),
            "Filter": b"/FlateDecode",
            "Length": len(content),
        }
        self.waiting.clear()
        self.put_raw(written(facts), content, at)

    def _stands(self, at: Reference, kind: int, place: int, index: int = 0) -> None:
        """Note where an object is (ISO 32000-1, table 18)."""
        row = bytes([kind]) + place.to_bytes(4) + index.to_bytes(2)
        self.rows[at.number * _ROW : (at.number + 1) * _ROW] = row

    def finished(self, catalog: Reference, information: Reference) -> bytes:
        """Write the end, and return the file. What it is called follows from what is in it."""
        self._pack()
        start, at = self.out.tell(), self.reserve()
        self._stands(at, 1, start)
        name = b"<%b>" % sha256(self.out.getbuffer()).hexdigest()[:32].encode()
        content = zlib.compress(_up(bytes(self.rows)))
        facts: dict[str, Value] = {
            "Type": b"/XRef",
            "Size": len(self.rows) // _ROW,
            "W": [1, 4, 2],
            "Root": catalog,
            "Info": information,
            "ID": [name, name],
            "Filter": b"/FlateDecode",
            "DecodeParms": {"Predictor": 12, "Columns": _ROW},
            "Length": len(content),
        }
        self.put_raw(written(facts), content, at)
        self.out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return self.out.getvalue()


def _up(rows: bytes) -> bytes:
    """Return each row as its difference to the one above, which packs well (7.4.4.4)."""
    above = bytes(_ROW) + rows
    steps = bytes([(new - old) & 255 for old, new in zip(above, rows, strict=False)])
    return b"".join(b"\2" + steps[at : at + _ROW] for at in range(0, len(steps), _ROW))
