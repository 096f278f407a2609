-- Where a workspace wants to be told of what happens.
CREATE TABLE webhook (
  workspace text NOT NULL REFERENCES workspace,
  webhook_id text NOT NULL,
  url text NOT NULL,
  -- such as turn.scored, or handoff.* for all that begin so
  types text[] NOT NULL CHECK (cardinality(types) > 0),
  description text NOT NULL,
  enabled boolean NOT NULL,
  -- why it was switched off, if that was not asked for
  disabled_reason text,
  -- what its deliveries are signed with, also with the one before until its time is over
  secret text NOT NULL,
  secret_at timestamptz NOT NULL,
  previous_secret text,
  previous_until timestamptz,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  -- events before it are not sent by themselves
  since timestamptz NOT NULL,
  -- attempts that failed since the last that did not, when the first of them did, and until when
  -- nothing is sent
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamptz,
  held_until timestamptz,
  PRIMARY KEY (workspace, webhook_id)
);
ALTER TABLE webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON webhook USING (baton_sees(workspace));

-- An event that is to be told to a webhook. What is told is read from the event when it is sent.
CREATE TABLE webhook_delivery (
  workspace text NOT NULL,
  webhook_id text NOT NULL,
  delivery_id text NOT NULL,
  conversation_id text NOT NULL,
  seq integer NOT NULL,
  type text NOT NULL,
  event_at timestamptz NOT NULL,
  position bigint NOT NULL,
  created_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'delivered', 'dead')),
  attempts integer NOT NULL DEFAULT 0,
  -- of the last attempt
  tried_at timestamptz,
  status integer,
  error text,
  response text,
  millis integer,
  finished_at timestamptz,
  PRIMARY KEY (workspace, webhook_id, delivery_id),
  UNIQUE (workspace, webhook_id, conversation_id, seq),
  FOREIGN KEY (workspace, webhook_id) REFERENCES webhook ON DELETE CASCADE
);
CREATE INDEX webhook_delivery_next ON webhook_delivery (workspace, webhook_id, conversation_id, seq)
  WHERE state = 'pending';
CREATE INDEX webhook_delivery_age ON webhook_delivery (workspace, webhook_id, created_at, delivery_id);
CREATE INDEX webhook_delivery_dead ON webhook_delivery
  (workspace, webhook_id, created_at, delivery_id) WHERE state = 'dead';
CREATE INDEX webhook_delivery_done ON webhook_delivery (finished_at) WHERE state = 'delivered';
CREATE INDEX webhook_delivery_conversation ON webhook_delivery (workspace, conversation_id);
ALTER TABLE webhook_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON webhook_delivery USING (baton_sees(workspace));

-- A conversation of which a webhook has something to be told: its deliveries are sent one after
-- the other, by the server that has the lease. There is a row while anything is pending.
CREATE TABLE webhook_stream (
  workspace text NOT NULL,
  webhook_id text NOT NULL,
  conversation_id text NOT NULL,
  due_at timestamptz NOT NULL,
  -- of the oldest event that is pending, or an older one
  since timestamptz NOT NULL,
  lease uuid,
  leased_until timestamptz,
  PRIMARY KEY (workspace, webhook_id, conversation_id),
  FOREIGN KEY (workspace, webhook_id) REFERENCES webhook ON DELETE CASCADE
);
CREATE INDEX webhook_stream_due ON webhook_stream (workspace, webhook_id, due_at);
CREATE INDEX webhook_stream_conversation ON webhook_stream (workspace, conversation_id);
ALTER TABLE webhook_stream ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_stream FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON webhook_stream USING (baton_sees(workspace));

-- How far the events of all workspaces were looked through.
CREATE TABLE webhook_place (
  name text PRIMARY KEY,
  transaction xid8 NOT NULL,
  position bigint NOT NULL
);

-- Of the events by age, a summary of pages: replays look there.
CREATE INDEX event_age ON event USING brin (at, position) WITH (autosummarize = on);
