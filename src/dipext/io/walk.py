"""Which files there are behind the names of files and folders."""

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dipext.errors import UNSEEN, OutputError, ReadError, visible
from dipext.io.kinds import is_companion

STDIN = "-"


@dataclass(frozen=True, slots=True)
class File:
    """A file that was found: its path, its size in bytes, and the folder that was named, unless it was itself."""

    path: str
    size: int
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """What a folder has and is left out: it holds no release by its nature, or it is read elsewhere."""

    path: str


def find(paths: Iterable[str], leave: Collection[Path] = ()) -> Iterator[File | Left | ReadError]:
    """The files behind files, folders and "-", folders walked recursively in the order of their names.

    In a folder all files are taken but the companions of saved pages (style sheets, scripts, what lies in a folder
    "..._files") and what begins with a dot. What is named itself is always taken, once, and links that are named are
    followed. In a folder,
    links to files of that folder are followed and links to folders of it are left out, as these are read anyway. A link
    out of the folder is an error, so that nobody who may put files there can have other files read. Only files are
    ever opened: a pipe or a device could have no end. No name is taken for a pattern.

    Args:
        paths: files, folders, "-".
        leave: files to pass over when they turn up in a folder, such as the output of an earlier run.

    Raises:
        OutputError: when one of ``leave`` is named as a path: it would be replaced by what is read from it.
    """
    named = dict.fromkeys(path.rstrip("/") or path for path in paths)
    kept = {os.path.realpath(file) for file in leave}
    for path in named:
        if path == STDIN:
            yield File(path, 0)
            continue
        try:
            info = os.stat(path)  # noqa: PTH116  # paths stay the strings that were given
        except (OSError, ValueError) as error:
            sentence = "; a text itself is read from standard input, as -" if " " in path.strip() else ""
            yield ReadError(shown(path), reason(error) + sentence)
            continue
        if stat.S_ISDIR(info.st_mode):
            empty = True
            for found in _walk(path, named, kept):
                empty = empty and isinstance(found, Left) and found.path not in named
                yield found
            if empty:
                yield ReadError(shown(path), "a folder without releases")
        elif not stat.S_ISREG(info.st_mode):
            yield ReadError(shown(path), "neither a file nor a folder; what comes through a pipe is read as -")
        elif os.path.realpath(path) in kept:
            raise OutputError(f"{shown(path)}: would be read and written; choose another output")
        else:
            yield File(path, info.st_size)


def _walk(top: str, named: Collection[str], kept: Collection[str]) -> Iterator[File | Left | ReadError]:
    """What is under a folder. No recursion: folders may be nested deeper than Python calls may."""
    root = os.path.realpath(top)
    open_folders = [_entries(top)]
    while open_folders:
        entry = next(open_folders[-1], None)
        if entry is None:
            open_folders.pop()
        elif isinstance(entry, ReadError):
            yield entry
        elif entry.path in named:
            yield Left(entry.path)
        elif not entry.name.startswith("."):
            try:
                info, link = entry.stat(), entry.is_symlink()
            except OSError as error:
                yield ReadError(shown(entry.path), reason(error))
                continue
            if stat.S_ISDIR(info.st_mode) and not link:
                open_folders.append(_entries(entry.path))
            elif link and (refused := _refused(entry.path, root)):
                yield ReadError(shown(entry.path), refused)
            elif not (stat.S_ISREG(info.st_mode) and kept and os.path.realpath(entry.path) in kept):
                reads = stat.S_ISREG(info.st_mode) and not is_companion(entry.path)
                yield File(entry.path, info.st_size, top) if reads else Left(entry.path)


def _refused(link: str, root: str) -> str | None:
    """Why a link in a folder is an error, if it is one."""
    target = os.path.realpath(link)
    if not _within(root, target):
        return "a link out of the folder; name it to read it"
    if _within(target, os.path.realpath(Path(link).parent)):
        return "a link back to a folder that holds it"
    return None


def _within(folder: str, path: str) -> bool:
    """Whether a path is a folder or lies in it; both are real paths."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _entries(folder: str) -> "Iterator[os.DirEntry[str] | ReadError]":
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield ReadError(shown(folder), reason(error))
    else:
        yield from entries


def shown(path: str) -> str:
    r"""A path as text that can be shown and kept, each path as another one.

    Control characters, and bytes of a name that are not UTF-8, are spelled out; so are a backslash, where it parts no
    folders, and a colon before a last number, as that says the line of a record.

    >>> print(shown("caf\udce9\n.txt"), shown("minutes:12"))
    caf\xe9\n.txt minutes\x3a12
    """
    return visible(path, _ODD)


_ODD = re.compile(f"{UNSEEN.pattern}|:(?=[0-9]+\\Z)" + ("" if os.sep == "\\" else r"|\\"))


def reason(error: Exception) -> str:
    """The reason in words, without the path that the error row names anyway."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
