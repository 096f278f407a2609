#!/usr/bin/env python3
"""Posts the turns of a conversation to Baton and does what it is told.

Python's standard library is all it needs:

    BATON_KEY=... python3 baton_client.py CONVERSATION turns.jsonl

Each line of the file is a turn. A bot of your own would call submit() as turns come up.
"""

import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

MOST_ATTEMPTS = 8
PATIENCE_SECONDS = 5
USUAL_PAUSE_SECONDS = 1
TRY_AGAIN = {429, 500, 502, 503, 504, 507}


class Refused(Exception):
    """The server will not take this turn, however often it is sent."""


def submit(server, key, conversation, turn):
    """Posts a turn until it is answered, and returns the decision.

    A turn whose answer got lost is sent again as it was: the server keeps it once and gives the
    same decision.
    """
    request = urllib.request.Request(
        f"{server}/v1/conversations/{urllib.parse.quote(conversation, safe='')}/turns",
        data=json.dumps(turn).encode(),
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
        method="POST",
    )
    for _ in range(MOST_ATTEMPTS):
        pause = USUAL_PAUSE_SECONDS
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            told = problem(error)
            # A bot's turn that may not be said now: the customer is told this instead.
            if "wording" in told:
                handoff = {"owner": "agent"}
                return {"action": "refused", "wording": told["wording"], "handoff": handoff}
            where = f"{told['field']}: " if "field" in told else ""
            trouble = f"{error.code} {where}{told.get('detail', error.reason)}"
            # 409: another turn has this id; 422: a field is wrong; 401, 403: the key.
            if error.code not in TRY_AGAIN:
                raise Refused(trouble) from error
            pause = retry_after(error)
        except (OSError, http.client.HTTPException, json.JSONDecodeError) as error:
            trouble = f"no answer: {error!r}"
        print(f"{trouble}; again in {pause} s", file=sys.stderr)
        time.sleep(pause)
    raise ConnectionError(f"given up after {MOST_ATTEMPTS} attempts: {trouble}")


def retry_after(error):
    value = error.headers.get("Retry-After", "")
    return int(value) if value.isdigit() else USUAL_PAUSE_SECONDS


def problem(error):
    try:
        told = json.load(error)
    except (ValueError, OSError, http.client.HTTPException):
        # The status is known, but what was to follow is no JSON or broke off.
        return {}
    return told if isinstance(told, dict) else {}


def act(turn, decision):
    """Does what the decision says."""
    wording = f": {decision['wording']}" if "wording" in decision else ""
    # continue: the bot goes on by itself. rephrase, self_service, offer_human: it says the wording,
    # or its own in its place. hand_off: it says the wording and falls silent. A later server may
    # know more actions; going on is always safe.
    print(f"{turn['id']} {decision['action']}{wording}")
    # What else the customer is told, also while the bot is silent: who joined or left, a survey.
    for message in decision.get("messages", []):
        print(message["text"])


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: baton_client.py CONVERSATION FILE")
    server = os.environ.get("BATON_URL", "http://127.0.0.1:8080")
    key = os.environ.get("BATON_KEY", "")
    owner = "bot"
    with open(sys.argv[2], encoding="utf-8") as lines:
        for line in lines:
            turn = json.loads(line)
            # While the customer waits for a human or an agent has the conversation, the bot is
            # silent; what the customer writes is posted all the same.
            if owner != "bot" and turn["speaker"] == "bot":
                continue
            try:
                decision = submit(server, key, sys.argv[1], turn)
            except Refused as refused:
                sys.exit(str(refused))
            act(turn, decision)
            owner = decision.get("handoff", {}).get("owner", "bot")


if __name__ == "__main__":
    main()
