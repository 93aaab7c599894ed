"""Whether a JSON report holds exactly the findings that the repository's articles deserve."""

import json
import sys
from pathlib import Path

EXPECTED = [
    ("error", "age-miscomputed", "golden-gate-bridge.age"),
    ("error", "change-miscomputed", "census-regions-2020.puerto_rico_loss"),
    ("error", "conversion-error", "golden-gate-bridge.span"),
    ("error", "conversion-error", "lavrov-thanks-north-korea.range"),
    ("error", "duration-miscomputed", "golden-gate-bridge.record"),
    ("error", "expectation-failed", "census-regions-2020.south"),
    ("error", "mean-impossible", "insect-sprays.mean_c"),
    ("error", "p-value-decision", "insect-sprays.c_e"),
    ("error", "parts-miss-total", "census-regions-2020.regions"),
    ("error", "percent-or-points", "census-regions-2020.south_share_change"),
    ("error", "percentage-impossible", "insect-sprays.few_e"),
    ("error", "weekday-mismatch", "golden-gate-bridge.opened"),
    ("warning", "overtaken-event", "lavrov-thanks-north-korea.council"),
    ("warning", "p-value-inconsistent", "insect-sprays.a_f"),
    ("warning", "quotation-unattributed", "lavrov-thanks-north-korea.active_work"),
    ("warning", "spelling-varies", "lavrov-thanks-north-korea.lavrov_pictured"),
]
UNDECIDED = ["lavrov-thanks-north-korea.order", "lavrov-thanks-north-korea.statement"]

report = json.loads(Path(sys.argv[1]).read_text("utf-8"))
found = sorted(
    (finding["severity"], finding["rule"], finding["sides"][0]["claim"])
    for finding in report["findings"]
    if finding["severity"] != "note"
)
undecided = sorted(
    claim["claim"]
    for claim in report["claims"]
    if claim["verdict"] == "cannot tell" and claim["claim"].startswith("lavrov")
)
if (found, undecided) != (EXPECTED, UNDECIDED):
    sys.exit(f"found {found}\nexpected {EXPECTED}\ncannot tell {undecided}\nexpected {UNDECIDED}")
print(f"{len(found)} findings, {len(undecided)} cannot tell, as expected")
