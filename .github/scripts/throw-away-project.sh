#!/usr/bin/env bash
# Makes, in the folder that is its argument, what a release needs: project/ (examples/minimal in a repository of its own),
# its bare remote remote.git/, and a key in keys/ that the project trusts. The secret becomes the output signing-key of the
# step, masked. Run in the root of this repository, on Linux, macOS and Windows.
set -euo pipefail

folder=$1
project=$folder/project

node dist/cli.js keys generate --out "$folder/keys" >/dev/null
secret=$(cat "$folder/keys/ota.key")
echo "::add-mask::$secret"
echo "signing-key=$secret" >>"$GITHUB_OUTPUT"

cp -R examples/minimal "$project"
sed "s|trustedKeys: \[\]|trustedKeys: [$(cat "$folder/keys/ota.pub.b64")]|" examples/minimal/ota-release.yaml \
  >"$project/ota-release.yaml"

git init --quiet --bare "$folder/remote.git"
git init --quiet "$project"
cd "$project"
git remote add origin ../remote.git
# Devices need the files as they are, whatever git does to line endings on this system.
echo '* -text' >.gitattributes
git add --all
# Where the file system has no executable bit, git is told of it.
git update-index --chmod=+x bundle/sensor bundle/update.sh bundle/rollback.sh
git -c user.name=ota-release -c user.email=ota-release@localhost commit --quiet --message 'Start'
git push --quiet origin HEAD:refs/heads/main
