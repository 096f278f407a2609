CREATE TABLE conversation (
  workspace text NOT NULL,
  conversation_id text NOT NULL,
  facts jsonb NOT NULL,
  state bytea NOT NULL,
  turns integer NOT NULL DEFAULT 0 CHECK (turns >= 0),
  last_turn_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace, conversation_id)
);

CREATE TABLE turn (
  workspace text NOT NULL,
  conversation_id text NOT NULL,
  seq integer NOT NULL CHECK (seq >= 1),
  turn_id text NOT NULL,
  turn jsonb NOT NULL,
  -- of the turn as sent, to tell a repeated turn from another one under its id
  fingerprint bytea NOT NULL,
  -- the answer's very bytes, so that a repeated turn gets them again
  response bytea NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (workspace, conversation_id, seq),
  UNIQUE (workspace, conversation_id, turn_id),
  FOREIGN KEY (workspace, conversation_id) REFERENCES conversation
);
