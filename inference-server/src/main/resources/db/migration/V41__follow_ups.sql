-- What is said to a customer at a later time.
CREATE TABLE follow_up (
  workspace text NOT NULL REFERENCES workspace,
  conversation_id text NOT NULL,
  follow_up_id text NOT NULL,
  -- that led to it
  handoff_id text,
  -- of the conversation when it was scheduled
  turns integer NOT NULL CHECK (turns >= 0),
  -- key of the text, and what it says
  message text NOT NULL,
  variables jsonb NOT NULL,
  at timestamptz NOT NULL,
  unless_written boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('scheduled', 'sent', 'cancelled')),
  why text,
  scheduled_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (workspace, follow_up_id)
);
CREATE INDEX follow_up_conversation
  ON follow_up (workspace, conversation_id, scheduled_at, follow_up_id);
CREATE INDEX follow_up_scheduled ON follow_up (workspace, conversation_id, at)
  WHERE state = 'scheduled';
ALTER TABLE follow_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE follow_up FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON follow_up USING (baton_sees(workspace));
