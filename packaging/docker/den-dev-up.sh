#!/usr/bin/env bash
# Starts Den with a MySQL 8.4 of its own in containers, each time on free ports and beside what runs already, waits
# until it answers, and prints where it is and how to stop it.
#
#   packaging/docker/den-dev-up.sh
#
# Whatever is set is taken instead of what this makes up:
#   DEN_API_PORT, DEN_WEB_PORT         ports on this machine; both lead to the same process
#   DEN_PUBLIC_HOST                    name of this machine as browsers have it; else localhost
#   DEN_BETTER_AUTH_SECRET             at least 32 characters; else a new one
#   DEN_BETTER_AUTH_URL                where people reach Den; else the web app's URL
#   DEN_CORS_ORIGINS                   origins of browser apps; else both ports, on localhost and the public host
#   DEN_BETTER_AUTH_TRUSTED_ORIGINS    origins that may sign people in; else the same
#   DEN_PROVISIONER_MODE               stub (the default) or render, which wants RENDER_API_KEY and RENDER_OWNER_ID
#   DEN_WORKER_URL_TEMPLATE            URL of stub workers, with {workerId} in it
#   DEN_DEV_PROJECT                    name of the stack; else one with a random end
#   DEN_DEV_TIMEOUT                    seconds to wait for Den to answer; else 180
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
compose_file=$here/compose.yaml

fail() {
  printf 'den-dev-up: %s\n' "$*" >&2
  exit 1
}

# random BYTES: that many random bytes as hexadecimal digits.
random() {
  od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'
}

is_free() {
  ! (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# free_port [OTHER]: a port that nobody listens on, and not that other one.
free_port() {
  local port tries
  for ((tries = 0; tries < 100; tries++)); do
    port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 30000))
    if [[ $port != "${1:-}" ]] && is_free "$port"; then
      printf '%s' "$port"
      return
    fi
  done
  fail "found no free port; name two: DEN_API_PORT and DEN_WEB_PORT"
}

check_port() {
  if ! [[ ${!1} =~ ^[0-9]{1,5}$ ]] || ((10#${!1} < 1 || 10#${!1} > 65535)); then
    fail "$1 must be a port, not \"${!1}\""
  fi
}

find_compose() {
  command -v docker >/dev/null || fail "docker not found: install Docker with its compose plugin"
  if docker compose version >/dev/null 2>&1; then
    compose=(docker compose)
  elif command -v docker-compose >/dev/null; then
    compose=(docker-compose)
  else
    fail "docker has no compose plugin, and there is no docker-compose"
  fi
}

answers() {
  if command -v curl >/dev/null; then
    curl --silent --fail --max-time 3 --output /dev/null "$1"
  else
    wget --quiet --timeout=3 --tries=1 --output-document=/dev/null "$1"
  fi
}

# A value as a line of an env file: in single quotes nothing is replaced, and no value of ours may hold one.
line() {
  [[ ${!1} != *[$'\'\n']* ]] || fail "$1 must hold neither a quote nor a line break"
  printf "%s='%s'\n" "$1" "${!1}"
}

find_compose

project=${DEN_DEV_PROJECT:-den-dev-$(random 4)}
[[ $project =~ ^[a-z0-9][a-z0-9_-]*$ ]] || fail "DEN_DEV_PROJECT must be lower-case letters, digits, - and _"
host=${DEN_PUBLIC_HOST:-localhost}

DEN_WEB_PORT=${DEN_WEB_PORT:-$(free_port "${DEN_API_PORT:-}")}
DEN_API_PORT=${DEN_API_PORT:-$(free_port "$DEN_WEB_PORT")}
check_port DEN_API_PORT
check_port DEN_WEB_PORT
[[ $DEN_API_PORT != "$DEN_WEB_PORT" ]] || fail "DEN_API_PORT and DEN_WEB_PORT must differ"

web=http://$host:$DEN_WEB_PORT
api=http://$host:$DEN_API_PORT
origins=$web,$api
for name in localhost 127.0.0.1; do
  [[ $name = "$host" ]] || origins+=,http://$name:$DEN_WEB_PORT,http://$name:$DEN_API_PORT
done

DEN_PUBLIC_HOST=$host
DEN_BETTER_AUTH_SECRET=${DEN_BETTER_AUTH_SECRET:-$(random 32)}
DEN_BETTER_AUTH_URL=${DEN_BETTER_AUTH_URL:-$web}
DEN_CORS_ORIGINS=${DEN_CORS_ORIGINS:-$origins}
DEN_BETTER_AUTH_TRUSTED_ORIGINS=${DEN_BETTER_AUTH_TRUSTED_ORIGINS:-$DEN_CORS_ORIGINS}
DEN_PROVISIONER_MODE=${DEN_PROVISIONER_MODE:-stub}
# With the default given within the braces, its own brace would end it.
template='https://workers.local/{workerId}'
DEN_WORKER_URL_TEMPLATE=${DEN_WORKER_URL_TEMPLATE:-$template}
export DEN_MYSQL_PASSWORD DEN_API_URL DEN_WEB_URL DEN_REVISION
DEN_MYSQL_PASSWORD=$(random 24)
DEN_API_URL=$api
DEN_WEB_URL=$web
DEN_REVISION=$(git -C "$here" rev-parse HEAD 2>/dev/null || true)
variables=(DEN_API_PORT DEN_WEB_PORT DEN_PUBLIC_HOST DEN_API_URL DEN_WEB_URL DEN_BETTER_AUTH_SECRET
  DEN_BETTER_AUTH_URL DEN_BETTER_AUTH_TRUSTED_ORIGINS DEN_CORS_ORIGINS DEN_PROVISIONER_MODE
  DEN_WORKER_URL_TEMPLATE DEN_MYSQL_PASSWORD DEN_REVISION)
# The environment wins over the file that is written below.
export "${variables[@]}"

((${#DEN_BETTER_AUTH_SECRET} >= 32)) || fail "DEN_BETTER_AUTH_SECRET must have at least 32 characters"

# What runs is described by this file: compose reads it again to stop it, and scripts to find it.
runtime=$here/.runtime
mkdir -p "$runtime"
env_file=$runtime/$project.env
(
  umask 077
  for variable in "${variables[@]}"; do
    line "$variable"
  done >"$env_file"
)
stack=("${compose[@]}" --project-name "$project" --env-file "$env_file" --file "$compose_file")

printf 'den-dev-up: starting %s (the first time builds the image, which takes some minutes)\n' "$project" >&2
"${stack[@]}" up --detach --build >&2 || fail "compose failed; its words are above. What it started is stopped by:
  ${stack[*]} down --volumes"

deadline=$((SECONDS + ${DEN_DEV_TIMEOUT:-180}))
until answers "http://127.0.0.1:$DEN_API_PORT/health" && answers "http://127.0.0.1:$DEN_WEB_PORT/"; do
  if ((SECONDS >= deadline)); then
    "${stack[@]}" logs --tail 50 >&2 || true
    fail "Den did not answer within ${DEN_DEV_TIMEOUT:-180} s; its log is above. Stop it with:
  ${stack[*]} down --volumes"
  fi
  sleep 1
done

cat <<END
Den is up.

  Web app   $web
  API       $api
  Health    $api/health
  Settings  $env_file

Stop it, and throw its database away:

  ${stack[*]} down --volumes
END
