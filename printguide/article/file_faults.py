"""PG10x: what can be wrong with a file before anything in it is read."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity


@dataclass(frozen=True)
class DamagedEncoding(Fault):
    """Characters were saved in the wrong encoding: UTF-8 was read as Windows-1252.

    An em dash then reads `â€”`, a Korean name like a row of accents. The text is printed as it
    stands; where bytes were lost, only the author knows what was meant.
    """

    code = "PG101"
    severity = Severity.WARNING

    damaged: str
    meant: str
    candidates: tuple[str, ...] = ()
    """What it may have been, where a byte was lost."""

    @property
    def message(self) -> str:
        if "\ufffd" in self.meant:
            return f"the encoding is damaged, and not all of `{self.damaged}` can be told any more"
        return f"the encoding is damaged here: `{self.damaged}` was probably `{self.meant}`"

    @property
    def hint(self) -> str:
        if self.candidates:
            choice = ", ".join(f"`{word}`" for word in self.candidates)
            return f"a byte is lost: write what is meant, perhaps one of {choice}"
        if "\ufffd" in self.meant:
            return "bytes are lost: write the word anew, and save the file as UTF-8"
        return f"write `{self.meant}`, and save the file as UTF-8"


@dataclass(frozen=True)
class CharacterLost(Fault):
    """The text holds U+FFFD, the sign by which programs replace what they could not read."""

    code = "PG105"
    severity = Severity.WARNING

    count: int

    @property
    def message(self) -> str:
        lost = "a character was" if self.count == 1 else f"{self.count} characters were"
        return f"{lost} lost here before the file came to printguide"

    @property
    def hint(self) -> str:
        return "write what is meant, and save the file as UTF-8"


@dataclass(frozen=True)
class NotMended(Fault):
    """A file cannot be written whole or not at all, so `check --fix` leaves it as it is."""

    code = "PG106"
    firm = True

    reason: str

    @property
    def message(self) -> str:
        return f"the file was not mended: {self.reason}"

    @property
    def hint(self) -> str:
        return "mend it by hand, as `check --diff` shows"


@dataclass(frozen=True)
class NotUtf8(Fault):
    """The file is not UTF-8, the only encoding that articles may have."""

    code = "PG102"
    firm = True

    byte: int

    @property
    def message(self) -> str:
        return f"this is not UTF-8: byte 0x{self.byte:02X} does not belong here"

    @property
    def hint(self) -> str:
        return "save the file as UTF-8"


@dataclass(frozen=True)
class FileTooLarge(Fault):
    """An article is larger than any that a person wrote."""

    code = "PG103"
    firm = True

    size: int
    limit: int

    @property
    def message(self) -> str:
        return (
            f"the file has {self.size} bytes, more than the {self.limit} that an article may have"
        )

    @property
    def hint(self) -> str:
        return "split the article"


@dataclass(frozen=True)
class FileUnreadable(Fault):
    """The file is not there, or the system does not let us read it."""

    code = "PG104"
    firm = True

    reason: str

    @property
    def message(self) -> str:
        return f"the file cannot be read: {self.reason}"
