#!/bin/sh
# Brings Debian's Chromium where we may; elsewhere says what to install.
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "chromium is missing. Install it: apt install chromium   (or run without the browser's tests: make test BROWSER=no)" >&2
  exit 2
fi
sh tools/step.sh "Installing Chromium" sh -c 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium fonts-noto-cjk'
