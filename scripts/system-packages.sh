#!/bin/sh
# Usage: system-packages.sh WHAT PACKAGE...
# WHAT is missing, and Debian's PACKAGEs bring it: install them where that is ours to do (root on Debian), else say so.
set -eu

what=$1
shift
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  echo "Installing $* with apt-get, for $what"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" >/dev/null
else
  echo "partnerbase needs $what; on Debian: sudo apt-get install --no-install-recommends $*" >&2
  exit 1
fi
