#!/bin/sh
# Lays the branch that holds the site of a product out in site/PRODUCT. In the root of the repository:
#   sh ci/site.sh PRODUCT
set -eu

branch="refs/heads/site-$1"
tracking="refs/remotes/origin/site-$1"
mkdir -p "site/$1"
# By itself: as a condition its failure would look like a branch that isn't there.
found=$(git ls-remote origin "$branch")
if [ -z "$found" ]; then exit 0; fi
git fetch --no-tags origin "+$branch:$tracking"
git archive "$tracking" | tar -x -C "site/$1"
