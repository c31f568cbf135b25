"""XML that somebody sent: parsed without entities, without the network, and only as deep as releases are."""

from typing import TYPE_CHECKING

from dipext.errors import missing

if TYPE_CHECKING:
    from lxml.etree import _Element


def parsed(data: bytes) -> "_Element":
    """The root of an XML document; entities that it declares itself are left out.

    Raises:
        ValueError: when it is not well-formed, or lxml is not installed.
    """
    try:
        from lxml import etree
    except ImportError as error:
        raise missing("XML", error) from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"not well-formed XML: {error}") from None
