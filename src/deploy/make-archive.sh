#!/bin/bash
# Starts the server once on an empty database, and keeps what its classes look like in memory (class data sharing), so
# that later starts take half as long. Optional. $1: the directory that holds parley.jar, this one if not given.
set -eu
share=${1:-$(cd "$(dirname "$0")" && pwd)}
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
java=$share/jre/bin/java
[ -x "$java" ] || java=java
rm -f "$share/parley.jsa"
# A trial on any free port, which has nothing to do with the settings, the database and the certificates of this place.
env -i PATH="$PATH" HOME="$data" ${JAVA_HOME:+JAVA_HOME="$JAVA_HOME"} \
    PORT=0 PARLEY_BIND=127.0.0.1 PARLEY_DATA="$data" PARLEY_RELAY=off \
    "$java" -XX:+UseSerialGC -XX:ArchiveClassesAtExit="$share/parley.jsa" -jar "$share/parley.jar" >"$data/out" 2>&1 &
server=$!
for _ in $(seq 600); do
    if grep -q 'is ready at' "$data/out" || ! kill -0 "$server" 2>/dev/null; then
        break
    fi
    sleep 0.5
done
kill -TERM "$server" 2>/dev/null || true
wait "$server" || true
if ! grep -q 'is ready at' "$data/out" || [ ! -s "$share/parley.jsa" ]; then
    rm -f "$share/parley.jsa"
    cat "$data/out" >&2
    exit 1
fi
chmod 644 "$share/parley.jsa"
