#!/bin/bash
# Starts the installed server once on an empty database, and keeps what its classes look like in memory (class data
# sharing), so that later starts take about half as long. Optional. $1: where install.sh has put things, / if not given.
set -eu
root=${1:-}
share=$root/usr/share/parley
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
java=$share/jre/bin/java
[ -x "$java" ] || java=java
rm -f "$share/parley.jsa"
PORT=${PORT:-7070} PARLEY_BIND=127.0.0.1 PARLEY_DATA=$data PARLEY_RELAY=off \
    "$java" -XX:+UseSerialGC -XX:ArchiveClassesAtExit="$share/parley.jsa" -jar "$share/parley.jar" >"$data/out" 2>&1 &
server=$!
for _ in $(seq 600); do
    if "$share/healthy" 2>/dev/null; then
        break
    fi
    if ! kill -0 "$server" 2>/dev/null; then
        break
    fi
    sleep 0.5
done
kill -TERM "$server" 2>/dev/null || true
wait "$server" || true
[ -s "$share/parley.jsa" ] || { cat "$data/out" >&2; exit 1; }
chmod 644 "$share/parley.jsa"
