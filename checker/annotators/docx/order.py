"""The order of properties in the schema of Word files, which Word insists on and other programs that write them may not keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.readers.docx.markup import W

if TYPE_CHECKING:
    from lxml.etree import _Element

OF_PARAGRAPHS = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
    "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
    "rPr sectPr pPrChange"
)
OF_RUNS = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath rPrChange"
)


def in_order(properties: Iterable[_Element], names: str) -> list[_Element]:
    """Properties in the order of `names`; what is of another standard comes last."""
    places = {f"{W}{name}": place for place, name in enumerate(names.split())}
    return sorted(properties, key=lambda each: places.get(str(each.tag), len(places)))
