#!/bin/sh
# Prints the products whose version was raised since a commit, as a JSON list. In the root of the repository:
#   sh ci/raised.sh BEFORE
set -eu

before=$1
list=
for product in gateway sensor; do
  # Of a commit that isn't there nothing is known, as after a first or a forced push: every product is named.
  if ! git cat-file -e "$before^{commit}" 2>/dev/null || ! git diff --quiet "$before" HEAD -- "$product/bundle/VERSION"; then
    list="$list,\"$product\""
  fi
done
echo "[${list#,}]"
