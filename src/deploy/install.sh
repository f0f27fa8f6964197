#!/bin/sh
# Puts what `mvn -DskipTests package` has built where Debian's programs are. As root, in the root of the source:
#
#   sh src/deploy/install.sh
#
# DESTDIR=/some/where puts it below that, for packages and images. An /etc/parley/parley.env that is there stays.
set -eu
to=${DESTDIR:-}
here=$(dirname "$(readlink -f "$0")")
built=$here/../../target

[ -f "$built/parley.jar" ] && [ -d "$built/lib" ] || { echo "Build first: mvn -DskipTests package" >&2; exit 1; }
install -d "$to/usr/bin" "$to/usr/share/parley" "$to/usr/lib/systemd/system"
install -d -m 750 "$to/etc/parley"
# The archive of before fits the jar of before.
rm -rf "$to/usr/share/parley/lib" "$to/usr/share/parley/parley.jsa"
install -m 644 "$built/parley.jar" "$to/usr/share/parley/parley.jar"
cp -r "$built/lib" "$to/usr/share/parley/lib"
install -m 644 "$here/java.options" "$to/usr/share/parley/java.options"
install -m 755 "$here/healthy.sh" "$to/usr/share/parley/healthy"
install -m 755 "$here/make-archive.sh" "$to/usr/share/parley/make-archive"
install -m 755 "$here/parley.sh" "$to/usr/bin/parley"
install -m 644 "$here/parley.service" "$to/usr/lib/systemd/system/parley.service"
[ -e "$to/etc/parley/parley.env" ] || install -m 640 "$here/parley.env" "$to/etc/parley/parley.env"
