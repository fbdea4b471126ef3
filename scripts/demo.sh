# Sourced by ./run: starts the server, loads the demo, says what to try, and stops the server with itself.
# shellcheck shell=bash

# A value of server.json, which the server writes when it serves.
server_says() { sed -n "s/^ *\"$2\": *\"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}$/\1/p" "$1/server.json" | head -n 1; }

# Waits until the process serves from the data folder; fails when it ends before.
await_serving() {
  local pid=$1 data=$2
  while kill -0 "$pid" 2> /dev/null; do
    if [ -f "$data/server.json" ] && [ "$(server_says "$data" pid)" = "$pid" ]; then return 0; fi
    sleep 0.1
  done
  return 1
}

# Three calls that work when pasted into a terminal in the present folder.
say_calls() {
  local ipt=$1 data=$2 buf="npx --yes @bufbuild/buf"
  if [ "$(dirname "$ipt")" = "$PWD" ]; then ipt=./ipt; fi
  if [ "$data" != "${IPT_DATA:-.data}" ]; then ipt="$ipt --data $data"; fi
  if command -v buf > /dev/null; then buf=buf; fi
  cat << TEXT

Three calls to try in another terminal:

$ipt course show case-a

curl -sS --fail-with-body $(server_says "$data" web)/ipt.v1.CourseService/ListCourses -H 'content-type: application/json' -H "authorization: Bearer \$($ipt token --role coordinator)" -d '{"parent": "clinics/harbour", "pageSize": 3}'

$buf curl --protocol grpc --http2-prior-knowledge -H "authorization: Bearer \$($ipt token --role auditor)" -H 'purpose-of-use: operations' -d '{"course": "clinics/harbour/courses/case-b"}' $(server_says "$data" grpc)/ipt.v1.CourseService/GetCourse
TEXT
}

# Links that sign in to the dashboard, each as somebody else of the demo. Whoever has a link is that person.
say_links() {
  local ipt=$1 data=$2 who
  echo
  echo "The dashboard, as different people see it (links hold 12 hours):"
  for who in therapist:m-lin supervisor:f-oduya coordinator:front-desk auditor:inspector dashboard:board; do
    printf '\n  %-12s %s\n' "${who%%:*}" "$("$ipt" --data "$data" dashboard --role "${who%%:*}" --subject "${who#*:}")"
  done
}

# run_demo SERVER IPT DATA OPTIONS...
run_demo() {
  local server=$1 ipt=$2 data=$3 pid status=0
  shift 3
  "$server" "$@" &
  pid=$!
  # A shell starts what runs beside it deaf to Ctrl+C; so we pass it on, and wait for a clean end.
  trap 'kill -TERM "$pid" 2> /dev/null' INT TERM
  if await_serving "$pid" "$data"; then
    # The server goes on when the demo does not load: what went wrong can be looked at.
    IPT_DATA="$data" "$ipt" demo || say "the demo did not load as it should"
    say_calls "$ipt" "$data"
    if [ -f "$(dirname "$server")/dashboard/index.html" ]; then say_links "$ipt" "$data"; fi
    printf '\nStop with Ctrl+C.\n'
  fi
  while kill -0 "$pid" 2> /dev/null; do
    status=0
    wait "$pid" || status=$?
  done
  return "$status"
}
