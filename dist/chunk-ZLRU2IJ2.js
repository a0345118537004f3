import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
var updateScriptText=product=>`#!/bin/sh
# Installs this release. The device's agent runs it as root, as "sh update.sh", in the directory where the bundle was
# unpacked, and says in OTA_TARGET_VERSION (or CHX_OTA_VERSION_TARGET) which version this is.
# Exit code 0: installed. Any other: nothing has changed for the running version, and the agent runs rollback.sh.
set -eu

flush() { if command -v sync >/dev/null; then sync; fi; }

version=\${OTA_TARGET_VERSION:-\${CHX_OTA_VERSION_TARGET:?the agent must say which version this is}}
# DEVICE_ROOT is empty on a device, and a folder where the update is tried out.
base="\${DEVICE_ROOT:-}/opt/${product}"
release="$base/releases/$version"

running=
if [ -f "$base/current" ]; then running=$(cat "$base/current"); fi
if [ "$running" = "$version" ]; then
  echo "$version is running already"
  exit 0
fi

# Beside the running version, which rollback.sh goes back to: older ones, and half ones, make room.
for old in "$base/releases"/*; do
  if [ "$old" != "$base/releases/$running" ]; then rm -rf "$old"; fi
done
# Under a name that nothing reads until the copy is whole.
mkdir -p "$release.partial"
cp -R files/. "$release.partial/"
flush
mv "$release.partial" "$release"

# What rollback.sh goes back to.
printf '%s\\n' "$running" >"$base/previous"

# The switch: one rename. Whatever starts the product runs $base/releases/$(cat $base/current)/bin/${product}.
printf '%s\\n' "$version" >"$base/current.new"
flush
mv "$base/current.new" "$base/current"
echo "installed $version"
`,rollbackScriptText=product=>`#!/bin/sh
# Goes back to the version that ran before this release. The device's agent runs it as it runs update.sh, after an
# update that failed or was interrupted. It may run twice.
set -eu

flush() { if command -v sync >/dev/null; then sync; fi; }

version=\${OTA_TARGET_VERSION:-\${CHX_OTA_VERSION_TARGET:?the agent must say which version this is}}
base="\${DEVICE_ROOT:-}/opt/${product}"

# An update that failed before its switch has changed nothing.
if [ ! -f "$base/current" ] || [ "$(cat "$base/current")" != "$version" ]; then
  echo "nothing to roll back"
  exit 0
fi

previous=$(cat "$base/previous")
if [ -z "$previous" ]; then
  echo "there was no version before $version" >&2
  exit 1
fi
printf '%s\\n' "$previous" >"$base/current.new"
flush
mv "$base/current.new" "$base/current"
echo "back at $previous"
`,programText=product=>`#!/bin/sh
# Stands for your product: replace it by what your devices run.
echo "hello from ${product}"
`;var text=value=>`${JSON.stringify(value,null,2)}
`,GENERAL={config_revision:{type:"integer",minimum:-1},software_version:{type:"string",minLength:1}},REQUIRED_GENERAL=["config_revision","software_version"],configSchemaText=product=>text({$schema:"https://json-schema.org/draft/2020-12/schema",title:`Configuration of ${product}`,description:"What this version needs to run. A config that this schema refuses is never delivered.",type:"object",required:["general","telemetry"],additionalProperties:!1,properties:{general:{type:"object",required:REQUIRED_GENERAL,additionalProperties:!1,properties:GENERAL},telemetry:{type:"object",required:["interval_seconds"],additionalProperties:!1,properties:{interval_seconds:{type:"integer",minimum:1,maximum:86400}}}}}),foreignConfigSchemaText=product=>text({$schema:"https://json-schema.org/draft/2020-12/schema",title:`Foreign configuration of ${product}`,description:"What this version needs of the config of a version it upgrades to. Never narrow it: that strands the devices which run this version.",type:"object",required:["general"],properties:{general:{type:"object",required:REQUIRED_GENERAL,properties:GENERAL}}}),configTemplateText=version=>text({general:{config_revision:0,software_version:version},telemetry:{interval_seconds:60}});export{updateScriptText,rollbackScriptText,programText,configSchemaText,foreignConfigSchemaText,configTemplateText};
