#!/bin/sh
# Prints the products that a change is about, as a JSON list. In the root of the repository:
#   sh ci/changed.sh release BEFORE   those whose version was raised since the commit BEFORE
#   sh ci/changed.sh check BEFORE     those with any change since then, in their folder or in what all share
set -eu

what=$1
before=$2

# The paths of a product that matter, as words.
paths_of() {
  case $what in
    release) echo "$1/bundle/VERSION" ;;
    check) echo "$1 shared ci" ;;
  esac
}

list=
for product in gateway sensor; do
  # Of a commit that isn't there nothing is known, as after a first or a forced push: every product is named.
  # shellcheck disable=SC2046
  if ! git cat-file -e "$before^{commit}" 2>/dev/null || ! git diff --quiet "$before" HEAD -- $(paths_of "$product"); then
    list="$list,\"$product\""
  fi
done
echo "[${list#,}]"
