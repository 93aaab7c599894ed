#!/usr/bin/env bash
# A user's own project with the installed wheel, in the current empty folder: the standard checks,
# a check of its own, a wrong article, then a right one.
set -euo pipefail

factcheck init .
cat > checks/house_style.py <<'PYTHON'
from factcheck import warning


@warning
def check_no_miles(restatement):
    """House style: no miles."""
    assert "miles" not in restatement.claim.words("restated"), "give kilometres only"
PYTHON
cat > claims/wrong.yaml <<'YAML'
source: {title: Wrong}
claims:
  range: {quantity: 900 km, restated: 500 miles}
YAML

status=0
pytest checks/ -q > report.txt 2>&1 || status=$?
cat report.txt
[ "$status" = 1 ]
grep -q "claims/wrong.yaml:3:.*error conversion-error: 900 km is 559 miles, not 500" report.txt
grep -q "claims/wrong.yaml:3:.*warning no-miles: give kilometres only" report.txt

rm claims/*.yaml checks/house_style.py
printf 'source: {title: Right}\nclaims:\n  range: {quantity: 900 km, restated: 560 miles}\n' > claims/right.yaml
pytest checks/ -q
factcheck explain conversion-error > page.txt
grep -q "conversion-error" page.txt
