#!/usr/bin/env bash
# Takes the pictures of the dashboard in docs/img anew: starts a server with the demo in a folder of its own, drives a browser over its
# pages, and stops it. Look at them before they are committed.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
. "$here/scripts/prepare.sh"
. "$here/scripts/demo.sh"

ensure_postgres
ensure_built
"$here/tests/dashboard/setup"
data=$(mktemp -d)
chmod 755 "$data"
ipt="$here/src/IptActors.Cli/bin/Release/net10.0/ipt"
"$here/src/IptActors.Server/bin/Release/net10.0/IptActors.Server" --data "$data" --grpc 127.0.0.1:0 --web 127.0.0.1:0 > "$data/server.log" 2>&1 &
server=$!
trap 'kill -TERM "$server" 2> /dev/null; wait "$server" 2> /dev/null; rm -rf "$data"' EXIT
await_serving "$server" "$data" || fail "the server did not start: $(cat "$data/server.log")"
"$ipt" --data "$data" demo > /dev/null

for who in therapist:m-lin supervisor:f-oduya coordinator:front-desk auditor:inspector dashboard:board admin:operator; do
  printf '"%s": "%s"\n' "${who%%:*}" "$("$ipt" --data "$data" token --role "${who%%:*}" --subject "${who#*:}")"
done | paste -sd, | sed 's/^/{/; s/$/}/' > "$data/tokens.json"

mkdir -p "$here/docs/img"
cd "$here/src/IptActors.Dashboard"
IPT_WEB=$(server_says "$data" web) IPT_TOKENS="$data/tokens.json" npm run --silent pictures
