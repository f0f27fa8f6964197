#!/bin/sh
# Runs Parley from where install.sh has put it. JAVA_OPTS is passed on, and so are arguments.
set -eu
here=$(dirname "$(readlink -f "$0")")
share=$here/../share/parley
java=$share/jre/bin/java
[ -x "$java" ] || java=java
exec "$java" "@$share/java.options" -XX:MaxRAMPercentage=60 -XX:SharedArchiveFile="$share/parley.jsa" \
    ${JAVA_OPTS-} -jar "$share/parley.jar" "$@"
