#!/bin/sh
# Keeps the site between releases in the branch "site" of origin, apart from the source. In the root of the repository:
#   sh packaging/site-branch.sh fetch   lays the branch out in ./site; an empty folder where there is no branch yet
#   sh packaging/site-branch.sh push    makes ./site the branch's next commit; refused, never forced, where another run
#                                       was quicker: run the whole job again then, and it goes on from there
set -eu

branch=refs/heads/site
tip=refs/remotes/origin/site
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fetch() {
  mkdir -p site
  # By itself: in a condition its failure would look like a branch that isn't there, and a second site would begin.
  found=$(git ls-remote origin "$branch")
  if [ -z "$found" ]; then return; fi
  git fetch --quiet --no-tags origin "+$branch:$tip"
  # Not through a pipe, which hides how its first command ended.
  git archive --output="$scratch/site.tar" "$tip"
  tar -x -f "$scratch/site.tar" -C site
}

push() {
  if [ -z "$(ls -A site)" ]; then
    echo 'there is nothing in ./site to keep' >&2
    exit 1
  fi
  export GIT_INDEX_FILE="$scratch/index"
  export GIT_AUTHOR_NAME=ota-release GIT_AUTHOR_EMAIL=ota-release@localhost
  export GIT_COMMITTER_NAME=ota-release GIT_COMMITTER_EMAIL=ota-release@localhost
  git --work-tree=site add --all --force
  tree=$(git write-tree)
  parent=$(git rev-parse --quiet --verify "$tip" || true)
  if [ -n "$parent" ] && [ "$(git rev-parse "$parent^{tree}")" = "$tree" ]; then return; fi
  commit=$(git commit-tree "$tree" ${parent:+-p "$parent"} -m "Release from $(git rev-parse HEAD)")
  git push --quiet origin "$commit:$branch"
}

case ${1:-} in
fetch) fetch ;;
push) push ;;
*)
  echo "usage: $0 fetch|push" >&2
  exit 2
  ;;
esac
