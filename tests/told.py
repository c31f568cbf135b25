"""A reading of a temporal expression on a line, for ``test_normalise_readings.txt``."""

from dipext.dates.readings import Reading


def told(reading: Reading | None) -> str:
    """All that a reading says, on a line; its EDTF bounds only where its EDTF string does not give them."""
    if reading is None:
        return "nothing"
    days, bounds = reading.days, (reading.head, reading.tail)
    plain = reading.edtf in (f"{reading.head}/{reading.tail}", reading.head if reading.head == reading.tail else None)
    parts = (
        f"{reading.granularity} {reading.anchor} {reading.kind} {reading.relation}:",
        f"{days.first}" if days and days.first == days.last else f"{days.first} to {days.last}" if days else "unknown",
        f"= {reading.edtf}" if reading.edtf else "",
        "" if plain or bounds == (None, None) else f"({reading.head}, {reading.tail})",
        "open at the start" if reading.open_start else "",
        "open at the end" if reading.open_end else "",
        "approximately" if reading.approximate else "",
        reading.duration or "",
        *(word or "" for word in (reading.start_time, reading.end_time, reading.tz)),
        f"or {', '.join(reading.alternatives)}" if reading.alternatives else "",
        *reading.warnings,
        {True: "", False: "unresolved"}[reading.resolved],
    )
    return " ".join(filter(None, parts))
