#!/bin/sh
# step.sh [--live] TITLE COMMAND…   runs COMMAND and gives a sign of life every second and a half.
# Without --live the command's own output is kept back and printed only when it fails.
live=no
[ "$1" = "--live" ] && { live=yes; shift; }
title=$1; shift
began=$(date +%s)
log=$(mktemp)
trap 'rm -f "$log"; [ -n "$ticker" ] && kill "$ticker" 2>/dev/null' EXIT
trap 'exit 130' INT TERM
printf '%s …\n' "$title"
( while sleep 1.5; do printf '  %s: %s s\n' "$title" "$(( $(date +%s) - began ))"; done ) &
ticker=$!
if [ "$live" = yes ]; then "$@"; else "$@" >"$log" 2>&1; fi
code=$?
kill "$ticker" 2>/dev/null; wait "$ticker" 2>/dev/null; ticker=
if [ "$code" -ne 0 ]; then
  [ "$live" = yes ] || cat "$log"
  printf '%s: failed (exit %s)\n' "$title" "$code" >&2
fi
exit "$code"
