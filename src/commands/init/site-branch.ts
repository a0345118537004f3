/**
 * The branch that keeps the site from one pipeline to the next, where `host` is a folder of the job. Both as shell words:
 * `site`, or `"$OTA_SITE_BRANCH"`.
 */
export interface SiteBranch {
  readonly branch: string;
  /** The folder that `host` names, relative to the job's working directory. */
  readonly folder: string;
}

/** Where the tip of the branch is kept in the job's clone, under a name that no fetch of the runner touches. */
const TIP = 'refs/ota-release/site';

/**
 * POSIX shell that lays the site's branch out as the folder. A remote that doesn't answer ends the job: taken for a branch
 * that isn't there yet, it would let a new site begin beside the one that devices know.
 */
export const fetchSiteText = ({ branch, folder }: SiteBranch): string => `\
mkdir -p ${folder}
listed=0
git ls-remote --exit-code origin refs/heads/${branch} >/dev/null || listed=$?
case "$listed" in
  0)
    git fetch --quiet --no-tags origin +refs/heads/${branch}:${TIP}
    site_tar="$(git rev-parse --absolute-git-dir)/site.tar"
    git archive --output="$site_tar" ${TIP}
    tar -x -f "$site_tar" -C ${folder} --exclude=.nojekyll
    rm "$site_tar"
    ;;
  2) git update-ref -d ${TIP} ;; # There is no such branch before the first release.
  *) exit "$listed" ;;
esac`;

/** What is done with the commit that becomes the tip of the site's branch. */
export interface SitePush extends SiteBranch {
  /** A command that takes a refspec. */
  readonly push: string;
  /** Put at the end of the commit's message. */
  readonly messageEnd?: string;
}

/**
 * POSIX shell that makes the folder the next commit of the site's branch, if there is a site in it and nothing but a site:
 * whoever serves the branch shows it to everybody. The push is refused, never forced, where another pipeline was quicker: run
 * the pipeline again then, and it resumes. GitHub Pages serves files as they are where it finds `.nojekyll`, which belongs to
 * the branch, not to the site.
 */
export const pushSiteText = ({ branch, folder, push, messageEnd = '' }: SitePush): string => `\
if [ -e ${folder}/.git ] || { [ ! -f ${folder}/index.json ] && [ ! -d ${folder}/channels ]; }; then
  printf 'The release left no site in %s: let host name that folder.\\n' ${folder} >&2
  exit 1
fi
GIT_INDEX_FILE="$(git rev-parse --absolute-git-dir)/site.index"
export GIT_INDEX_FILE
export GIT_COMMITTER_NAME=ota-release GIT_COMMITTER_EMAIL=ota-release@localhost
export GIT_AUTHOR_NAME=ota-release GIT_AUTHOR_EMAIL=ota-release@localhost
rm -f "$GIT_INDEX_FILE"
git --work-tree=${folder} add --all --force
git update-index --add --cacheinfo "100644,$(git hash-object -w --stdin </dev/null),.nojekyll"
tree=$(git write-tree)
parent=$(git rev-parse --quiet --verify ${TIP} || true)
if [ -z "$parent" ] || [ "$(git rev-parse "$parent^{tree}")" != "$tree" ]; then
  commit=$(git commit-tree "$tree" \${parent:+-p "$parent"} -m "Release from $(git rev-parse HEAD)${messageEnd}")
  ${push} "$commit:refs/heads/"${branch} || {
    echo 'No device sees this release yet: let this job push the branch, and run it again. It goes on where it ended.' >&2
    exit 1
  }
fi`;
