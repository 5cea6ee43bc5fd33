#!/bin/sh
# What `audit org` finds that it did not find the last time, a finding a line; nothing where nothing is new.
# sh new-findings.sh FILE ORGANIZATION…: FILE keeps the fingerprints of the last time, all else is for `audit org`.
# Exits 0 where nothing is new, 10 where something is, else as `audit org` did (8: not all of it could be read).
# FILE is replaced at the end of a run that read everything, or not at all: what could not be read is not new tomorrow.
set -eu
known=${1:?the file of the last time}
shift
: "${1:?the organizations: of those that are not named, one that the account has left would be silence}"

[ ! -e policy.toml ] || export UDATACTL_POLICY="${UDATACTL_POLICY:-policy.toml}"
[ ! -e baseline.toml ] || set -- "$@" --baseline baseline.toml
mkdir -p "$(dirname "$known")"
work=$(mktemp -d "$known.XXXXXX")   # beside it, so that it is replaced at once
trap 'rm -rf "$work"' EXIT HUP INT TERM
tab=$(printf '\t')

status=0
udatactl audit org "$@" -o plain --fields fingerprint,severity,organization,finding,command \
  >"$work/found" 2>"$work/said" || status=$?
LC_ALL=C sort "$work/found" >"$work/sorted"
cut -f 1 "$work/sorted" >"$work/known"
: >>"$known"
# Whole fields: one fingerprint may be how another begins, which `grep -F` would take for the same.
LC_ALL=C join -t "$tab" -v 1 -o 1.2,1.3,1.4,1.5,1.1 "$work/sorted" "$known" >"$work/new"

cat "$work/new"
case $status in
  0 | 10) [ -s "$work/new" ] && status=10 || status=0 ;;
esac
[ "$status" -eq 0 ] || cat "$work/said" >&2
case $status in
  0 | 10) mv "$work/known" "$known" ;;
esac
exit "$status"
