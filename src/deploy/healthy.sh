#!/bin/bash
# Ends with 0 if the server on this machine wants requests, or stands by for the one that does. It needs nothing but bash,
# so small images have it.
exec 3<>"/dev/tcp/127.0.0.1/${PORT:-7070}" || exit 1
printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
answer=
while read -r -t 5 line <&3 || [[ $line ]]; do
  answer+=$line
done
[[ $answer == HTTP/1.?\ 200* || $answer == *'"role":"standby"'* ]]
