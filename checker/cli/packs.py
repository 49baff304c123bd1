"""`flowdown packs`: what shows packs and what their authors need, under one name."""

from __future__ import annotations

from checker.cli import authoring, rules, upkeep

packs_app = rules.packs_app
packs_app.command("lint")(authoring.packs_lint)
packs_app.command("test")(authoring.packs_test)
packs_app.command("verify")(authoring.packs_verify)
packs_app.command("upgrade")(upkeep.packs_upgrade)
packs_app.command("history")(upkeep.packs_history)
