#!/bin/sh
# Keeps the site of a product between releases, in a branch of its own. In the root of the repository:
#   sh ci/site.sh fetch PRODUCT   lays the branch site-PRODUCT out in site/PRODUCT; an empty folder before the first release
#   sh ci/site.sh push PRODUCT    makes site/PRODUCT the branch's next commit; refused, never forced, where another run was
#                                 quicker: run the job again then, and it resumes
set -eu

product=$2
branch="refs/heads/site-$product"
tracking="refs/remotes/origin/site-$product"

fetch() {
  mkdir -p "site/$product"
  # By itself: as a condition its failure would look like a branch that isn't there.
  found=$(git ls-remote origin "$branch")
  if [ -z "$found" ]; then return; fi
  git fetch --no-tags origin "+$branch:$tracking"
  git archive "$tracking" | tar -x -C "site/$product"
}

push() {
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  export GIT_INDEX_FILE="$scratch/index"
  export GIT_AUTHOR_NAME=ota-release GIT_AUTHOR_EMAIL=ota-release@localhost
  export GIT_COMMITTER_NAME=ota-release GIT_COMMITTER_EMAIL=ota-release@localhost
  git --work-tree="site/$product" add --all --force
  tree=$(git write-tree)
  parent=$(git rev-parse --quiet --verify "$tracking" || true)
  if [ -n "$parent" ] && [ "$(git rev-parse "$parent^{tree}")" = "$tree" ]; then return; fi
  commit=$(git commit-tree "$tree" ${parent:+-p "$parent"} -m "Release $product from $(git rev-parse HEAD)")
  git push origin "$commit:$branch"
}

case $1 in
  fetch) fetch ;;
  push) push ;;
  *)
    echo "usage: $0 fetch|push PRODUCT" >&2
    exit 2
    ;;
esac
