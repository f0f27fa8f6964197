#!/bin/sh
# Runs Parley from where install.sh has put it. JAVA_OPTS is passed on, and so are arguments.
set -eu
here=$(dirname "$(readlink -f "$0")")
share=$here/../share/parley
java=$share/jre/bin/java
[ -x "$java" ] || java=java
# An archive that does not fit this Java is not used; the start takes longer then, and nothing else happens.
exec "$java" -XX:+UseSerialGC -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError \
    -Xshare:auto -XX:SharedArchiveFile="$share/parley.jsa" -Xlog:disable -Xlog:all=error:stderr \
    ${JAVA_OPTS-} -jar "$share/parley.jar" "$@"
