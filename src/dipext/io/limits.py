"""What is too large for a release. Each limit is an error of its own, so that no file can take all memory or time.

The limits leave a hundredfold to spare: the longest releases have a few hundred kilobytes. What they cannot bound is
how long PDFium takes over a PDF that was made to be slow, and the 2 GB that it may take to unpack one; that is what
the time limit of :func:`dipext.io.run.run` is for, and the limit of memory here.
"""

MAX_MEMORY = 4 * 1024 * 1024 * 1024
"""Bytes of memory of a process that reads releases for another, where the system can limit them (Linux)."""

TOO_MUCH_MEMORY = "takes more memory than a release may"
"""What is said of a release that does."""

MAX_BYTES = 64 * 1024 * 1024
"""Bytes of a document or record, unpacked; of all parts of an Office file together."""

MAX_CHARACTERS = 10_000_000
"""Characters of a text."""

MAX_PAGE_BYTES = 16 * 1024 * 1024
"""Bytes of a web page, pictures inside it included."""

MAX_TAGS = 200_000
"""Tags of a web page: the parsers take a hundred bytes and some microseconds for each."""

MAX_XML_BYTES = 16 * 1024 * 1024
"""Bytes of one XML part of an Office file, unpacked."""

MAX_PARTS = 10_000
"""Parts of an Office file, pictures included."""

MAX_ARCHIVE_BYTES = 1024 * 1024 * 1024
"""Bytes of all files of a zip archive together, unpacked."""

MAX_MEMBERS = 100_000
"""Files of a zip archive, entries of a feed."""

MAX_DEPTH = 2
"""Zip archives inside each other."""

MAX_ROWS = 1_048_576
"""Rows of a sheet: as many as Excel has."""

MAX_CELLS = 20_000_000
"""Cells of a sheet: a single one far out to the right makes a row of 16,384."""

MAX_DIRECTORY_BYTES = 32 * 1024 * 1024
"""Bytes in which a zip archive lists its files."""

MAX_MAIL_PARTS = 1000
"""Parts of a mail or a saved page."""
