"""What is in a ZIP, without being buried by it? Names first, then only the members asked for, capped."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from gonorth.facts.words import Refusal

MAX_MEMBERS = 3000
MAX_MEMBER_BYTES = 8_000_000  # unpacked
MAX_RATIO = 200  # unpacked to packed, for a member above LEAST_SUSPECT
LEAST_SUSPECT = 1_000_000
END = b"PK\x05\x06"  # the end of the list of members (APPNOTE 4.3.16)
END_SEARCHED = 70_000  # a comment may stand behind it
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    struct.error,
    OverflowError,
    KeyError,
)


class Archive:
    """An open ZIP whose members are read one by one."""

    def __init__(self, data: bytes) -> None:
        _refuse_crowd(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN:
            raise Refusal("resumes.zip_broken") from None
        self._members = {info.filename.replace("\\", "/"): info for info in self._zip.infolist()}
        if len(self._zip.infolist()) > MAX_MEMBERS:
            raise Refusal("resumes.zip_crowded", members=len(self._zip.infolist()), most=MAX_MEMBERS)

    @property
    def names(self) -> list[str]:
        return list(self._members)

    def read(self, name: str) -> bytes:
        """A member, unpacked as far as we allow; what it says of its size is checked and not trusted."""
        info = self._members[name]
        suspect = info.file_size > LEAST_SUSPECT and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        if suspect or info.file_size > MAX_MEMBER_BYTES:
            raise Refusal("resumes.zip_bomb")
        try:
            with self._zip.open(info) as member:
                data = member.read(MAX_MEMBER_BYTES + 1)
        except BROKEN:
            encrypted = info.flag_bits & 1
            raise Refusal("resumes.zip_locked" if encrypted else "resumes.zip_broken") from None
        if len(data) > MAX_MEMBER_BYTES:
            raise Refusal("resumes.zip_bomb")
        return data


def _refuse_crowd(data: bytes) -> None:
    """Look at the number of members before their list is read."""
    at = data.rfind(END, max(0, len(data) - END_SEARCHED))
    if at < 0 or len(data) < at + 12:
        raise Refusal("resumes.zip_broken")
    (members,) = struct.unpack_from("<H", data, at + 10)
    if members > MAX_MEMBERS:
        raise Refusal("resumes.zip_crowded", members=members, most=MAX_MEMBERS)
