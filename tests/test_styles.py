"""The looks of the kinds: told apart by every eye, and readable on light and on dark."""

from itertools import combinations
from math import dist

import pytest

from dipext.kinds import NAMES
from dipext.view.styles import STYLES

# Machado, Oliveira and Fernandes (2009), complete absence of one kind of cone, in linear RGB.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
GROUNDS = {"light": "#ffffff", "dark": "#16191e"}
Colour = tuple[float, ...]


def linear(colour: str) -> Colour:
    parts = [byte / 255 for byte in bytes.fromhex(colour.removeprefix("#"))]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def seen(colour: Colour, eye: str) -> Colour:
    return tuple(min(1, max(0, sum(a * b for a, b in zip(row, colour, strict=True)))) for row in EYES[eye])


def oklab(colour: Colour) -> Colour:
    red, green, blue = colour
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
    )


def contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_no_two_kinds_look_alike(ground: str, eye: str) -> None:
    looks = {kind: oklab(seen(linear(getattr(style, ground)), eye)) for kind, style in STYLES.items()}
    near = {pair: dist(looks[pair[0]], looks[pair[1]]) for pair in combinations(looks, 2)}
    assert min(near.values()) > 0.1, min(near, key=near.__getitem__)  # five times what can just be told apart


@pytest.mark.parametrize("kind", STYLES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_labels_can_be_read(ground: str, kind: str) -> None:
    assert contrast(linear(getattr(STYLES[kind], ground)), linear(GROUNDS[ground])) >= 4.5


@pytest.mark.parametrize("field", ["label", "line", "light", "dark", "terminal"])
def test_every_kind_has_a_look_of_its_own(field: str) -> None:
    looks = [getattr(style, field) for style in STYLES.values()]
    assert len(set(looks)) == len(looks)


def test_every_kind_has_a_look_in_the_order_of_the_kinds() -> None:
    rest = ("commitments", "custom")
    assert tuple(STYLES) == (*(name for name in NAMES if name not in rest), *rest)
