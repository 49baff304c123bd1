"""Conditions in words: short, with the facts' ids, or in full, with the question that each fact answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from checker.model.packs import Applies, Condition, Fact

_LISTS = {"any": "at least one of these", "all": "all of these", "not": "none of these"}


def short(condition: Condition) -> str:
    """ "always", "if service/lex", "if (a or b) and not c"."""
    if condition.operator == "always":
        return "always"
    words = _clause(condition)
    return f"if {words[1:-1] if len(condition.parts) > 1 else words}"


def is_open(condition: Condition, assumed: Collection[str]) -> bool:
    """Whether it takes more than choosing the pack, which says yes to the facts `assumed`, to know that the condition holds."""
    return condition.applies(dict.fromkeys(assumed, True)) is not Applies.YES


def in_full(condition: Condition, facts: Mapping[str, Fact], assumed: Collection[str]) -> list[str]:
    """When an obligation applies, as lines of a list; facts that choosing the pack settles are said to be so."""
    if condition.operator == "always":
        return ["- applies: always"]
    if not is_open(condition, assumed):
        return [f"- applies: always once you choose this pack ({short(condition)[3:]})"]
    if condition.operator == "fact":
        return [f"- applies only if yes to: {_question(condition.fact, facts, assumed)}"]
    if condition.operator == "not" and condition.parts[0].operator == "fact":
        return [f"- applies only if no to: {_question(condition.parts[0].fact, facts, assumed)}"]
    verb = "holds" if condition.operator == "any" else "hold"
    return [f"- applies only if {_LISTS[condition.operator]} {verb}:", *_parts(condition, facts, assumed, "  ")]


def _parts(condition: Condition, facts: Mapping[str, Fact], assumed: Collection[str], indent: str) -> list[str]:
    lines: list[str] = []
    for part in condition.parts:
        if part.operator == "fact":
            lines.append(f"{indent}- yes to: {_question(part.fact, facts, assumed)}")
        elif part.operator == "not" and part.parts[0].operator == "fact":
            lines.append(f"{indent}- no to: {_question(part.parts[0].fact, facts, assumed)}")
        elif part.operator == "always":
            lines.append(f"{indent}- always")
        else:
            lines += [f"{indent}- {_LISTS[part.operator]}:", *_parts(part, facts, assumed, f"{indent}  ")]
    return lines


def _question(fact: str, facts: Mapping[str, Fact], assumed: Collection[str]) -> str:
    settled = ", yes by choosing this pack" if fact in assumed else ""
    return f"{facts[fact].question} (`{fact}`{settled})"


def _clause(condition: Condition) -> str:
    if condition.operator == "fact":
        return condition.fact
    if condition.operator == "not":
        return f"not {_clause(condition.parts[0])}"
    joiner = " and " if condition.operator == "all" else " or "
    inner = joiner.join(_clause(part) for part in condition.parts)
    return f"({inner})" if len(condition.parts) > 1 else inner
