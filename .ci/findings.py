"""Whether a JSON report holds exactly the findings that the repository's articles deserve."""

import json
import sys
from pathlib import Path

EXPECTED = [
    ("error", "conversion-error", "lavrov-thanks-north-korea.range"),
    ("warning", "overtaken-event", "lavrov-thanks-north-korea.council"),
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
    claim["claim"] for claim in report["claims"] if claim["verdict"] == "cannot tell"
)
if (found, undecided) != (EXPECTED, UNDECIDED):
    sys.exit(f"found {found}\nexpected {EXPECTED}\ncannot tell {undecided}\nexpected {UNDECIDED}")
print(f"{len(found)} findings, {len(undecided)} cannot tell, as expected")
