#!/bin/sh
# Runs the given programs of the application one after another, with the secrets of this installation; the last one stays.
set -eu
set -a
. /secrets/env
set +a
while [ $# -gt 1 ]; do
  # words inside one argument are its own arguments
  # shellcheck disable=SC2086
  node $1
  shift
done
# shellcheck disable=SC2086
exec node $1
