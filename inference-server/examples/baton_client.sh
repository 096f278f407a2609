#!/bin/sh
# Posts the turns of a conversation to Baton and does what it is told. It needs curl:
#
#   BATON_KEY=… sh baton_client.sh CONVERSATION turns.jsonl
#
# Each line of the file is a turn. The conversation's id is of letters, digits, - and _.
set -eu

most_attempts=8
server=${BATON_URL:-http://127.0.0.1:8080}
if [ $# -ne 2 ]; then
  echo 'usage: baton_client.sh CONVERSATION FILE' >&2
  exit 2
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Arguments of a program are for everybody to see who lists processes; mktemp's directory is not.
printf 'Authorization: Bearer %s\n' "${BATON_KEY:-}" > "$scratch/auth"

# Texts of the JSON object in the file; take jq where there is one.
fields() { # name, file
  grep -oE "\"$1\" *: *\"([^\"\\\\]|\\\\.)*\"" "$2" |
    sed -E 's/^"[^"]*" *: *"//; s/"$//; s/\\(["\\])/\1/g'
}

field() { # name, file
  fields "$1" "$2" | head -n 1
}

problem() { # status
  where=$(field field "$scratch/body")
  printf '%s %s%s' "$1" "${where:+$where: }" "$(field detail "$scratch/body")"
}

# Posts a turn until it is answered; the decision is then in the file body. A turn whose answer got
# lost is sent again as it was: the server keeps it once and gives the same decision.
submit() { # conversation, turn
  attempt=1
  while [ "$attempt" -le "$most_attempts" ]; do
    pause=1
    if status=$(printf '%s' "$2" | curl --silent --max-time 5 \
        --output "$scratch/body" --dump-header "$scratch/headers" --write-out '%{http_code}' \
        --header @"$scratch/auth" --header 'Content-Type: application/json' \
        --data-binary @- "$server/v1/conversations/$1/turns"); then
      case $status in
        200 | 201) return 0 ;;
        429 | 500 | 502 | 503 | 504 | 507)
          after=$(sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9]\{1,4\}\).*/\1/p' "$scratch/headers")
          pause=${after:-1}
          trouble=$(problem "$status")
          ;;
        # 409: another turn has this id; 422: a field is wrong; 401, 403: the key. With a wording it
        # is a bot's turn that may not be said now: the customer is told the wording instead.
        *)
          if [ -n "$(field wording "$scratch/body")" ]; then return 0; fi
          problem "$status" >&2
          echo >&2
          return 1
          ;;
      esac
    else
      trouble="no answer: curl $?"
    fi
    echo "$trouble; again in $pause s" >&2
    sleep "$pause"
    attempt=$((attempt + 1))
  done
  echo "given up after $most_attempts attempts: $trouble" >&2
  return 3
}

owner=bot
while IFS= read -r turn || [ -n "$turn" ]; do
  printf '%s\n' "$turn" > "$scratch/turn"
  # While the customer waits for a human or an agent has the conversation, the bot is silent; what
  # the customer writes is posted all the same.
  if [ "$owner" != bot ] && [ "$(field speaker "$scratch/turn")" = bot ]; then
    continue
  fi
  submit "$1" "$turn"
  # A refused turn has neither action nor owner.
  action=$(field action "$scratch/body")
  owner=$(field owner "$scratch/body")
  owner=${owner:-${action:+bot}}
  wording=$(field wording "$scratch/body")
  # continue: the bot goes on by itself. rephrase, self_service, offer_human: it says the wording,
  # or its own in its place. hand_off: it says the wording and falls silent. A later server may know
  # more actions; going on is always safe.
  echo "$(field id "$scratch/turn") ${action:-refused}${wording:+: $wording}"
  # What else the customer is told, also while the bot is silent: who joined or left, a survey.
  sed -n 's/.*"messages"://p' "$scratch/body" > "$scratch/messages"
  fields text "$scratch/messages"
done < "$2"
