#!/bin/sh
# What tests need beside Python: a browser and a database server, from Debian.
set -eu
packages=""
[ -x /usr/bin/chromium ] || packages="$packages chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || packages="$packages postgresql"
[ -n "$packages" ] || exit 0
install="apt-get install -y --no-install-recommends$packages fonts-noto-core"
if [ "$(id -u)" != 0 ]; then
  echo "Tests need$packages. As root: apt-get update && $install" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
$install -qq >/dev/null
