-- Who is told of customers who wait in a queue, and when.
CREATE TABLE queue_notices (
  workspace text NOT NULL REFERENCES workspace,
  queue_id text NOT NULL CHECK (queue_id <> ''),
  -- as the API takes and gives them
  rules jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (workspace, queue_id)
);
ALTER TABLE queue_notices ENABLE ROW LEVEL SECURITY;
ALTER TABLE queue_notices FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON queue_notices USING (baton_sees(workspace));

-- What was told, so that it is told once.
CREATE TABLE notice (
  workspace text NOT NULL,
  conversation_id text NOT NULL,
  handoff_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('requested', 'not_accepted', 'urgent')),
  queue_id text NOT NULL,
  given_at timestamptz NOT NULL,
  PRIMARY KEY (workspace, handoff_id, kind)
);
CREATE INDEX notice_conversation ON notice (workspace, conversation_id);
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notice USING (baton_sees(workspace));

-- The e-mails of a notice, each sent by a timer of its own.
CREATE TABLE notice_email (
  workspace text NOT NULL,
  conversation_id text NOT NULL,
  handoff_id text NOT NULL,
  kind text NOT NULL,
  address text NOT NULL,
  -- when it was sent, or was of no use any more
  closed_at timestamptz,
  PRIMARY KEY (workspace, handoff_id, kind, address)
);
CREATE INDEX notice_email_conversation ON notice_email (workspace, conversation_id);
ALTER TABLE notice_email ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice_email FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notice_email USING (baton_sees(workspace));
