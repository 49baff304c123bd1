"""Lists: which open item comes before an item, and which paragraphs belong to an item."""

from __future__ import annotations

from collections.abc import Sequence

from checker.readers.outline import prose
from checker.readers.outline.branch import Branch, Node, is_indented, is_level
from checker.readers.outline.series import goes_on
from checker.readers.outline.units import Unit


def fellow(branch: Branch, unit: Unit) -> Node | None:
    """The open item of the list that a bullet belongs to: the same mark at the same place."""
    for node in reversed(branch.open):
        if node.heading:
            return None
        if not node.listed or node.unmarked or node.unit.label != unit.label or not is_level(unit, node.unit):
            continue
        # Web pages lose the depth of lists: an item that ends with a colon takes the fragments after it below itself.
        if node is branch.last and node.unit.text.endswith(":") and prose.completes(node.unit.text, unit.text):
            return None
        if not _ends_flattened(branch, node, unit):
            return node
    return None


def _ends_flattened(branch: Branch, node: Node, unit: Unit) -> bool:
    """Whether a bullet no longer belongs with `node`, below an item of the same depth, but beside that item."""
    above = branch.parent(node)
    if above is None or not above.listed or above.unit.label != unit.label or not is_level(unit, above.unit):
        return False
    if node.unit.text[:1].islower():
        return unit.text[:1].isupper()
    return prose.ends_sentence(unit.text) and not prose.ends_sentence(node.unit.text)


def unmarked_fellow(branch: Branch, unit: Unit) -> Node | None:
    """The open item of an unmarked series that this paragraph goes on with, if it does."""
    found = next((node for node in reversed(branch.open) if node.unmarked or node.heading), None)
    if found is None or found.heading or branch.last is None:
        return None
    before = branch.last.unit.text
    if prose.joins_on(before) or unit.text[:1].islower():
        return found
    lead = branch.parent(found)
    alike = prose.ends_sentence(unit.text) or not prose.ends_sentence(before)
    return found if alike and lead and prose.completes(lead.unit.text, unit.text) else None


def owns(units: Sequence[Unit], at: int, branch: Branch, node: Node) -> bool:
    """Whether the full paragraph at `at` is part of an open item: by its depth, by its indent, or because the list goes on.

    What stands further in below a paragraph that ends with a colon is quoted there, and part of it too.
    """
    unit = units[at]
    if not node.listed:
        return node.leads and node.unit.text.endswith(":") and is_indented(unit, node.unit)
    if unit.depth is not None and node.unit.depth is not None:
        return node.unit.depth < unit.depth
    return is_indented(unit, node.unit) or goes_on(units, at, node) or _titles(branch, node)


def _titles(branch: Branch, node: Node) -> bool:
    """Whether an item is a title, and the paragraph after it its text: so it was with the item before it."""
    if node.series is None or node is not branch.last or not prose.is_title(node.unit.text.rstrip(".")):
        return False
    for earlier in reversed(branch.nodes[: node.index]):
        if earlier.index == node.parent:
            return False
        if earlier.parent == node.parent:
            return any(each.parent == earlier.index for each in branch.nodes[earlier.index + 1 : node.index])
    return False


def lead_in(branch: Branch) -> Node | None:
    """The innermost open lead-in below the nearest heading."""
    for node in reversed(branch.open):
        if node.heading or node.leads:
            return None if node.heading else node
    return None
