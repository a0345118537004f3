#!/bin/sh
# Installs one file, under a name that nothing reads until it is whole.
set -eu
target="${DEVICE_ROOT:-}/usr/local/bin"
mkdir -p "$target"
cp sensor "$target/.sensor.new"
chmod 0755 "$target/.sensor.new"
mv "$target/.sensor.new" "$target/sensor"
