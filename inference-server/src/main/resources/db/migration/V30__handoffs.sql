-- Guards what turns and commands both change: whoever writes must have read exactly this.
ALTER TABLE conversation ADD COLUMN revision integer NOT NULL DEFAULT 0;
-- Number of its last event.
ALTER TABLE conversation ADD COLUMN events integer NOT NULL DEFAULT 0;
-- Turns before the episode that goes on: what a human settled does not count any more.
ALTER TABLE conversation ADD COLUMN episode_turns integer NOT NULL DEFAULT 0;
-- Its last handoff.
ALTER TABLE conversation ADD COLUMN handoff_id text;

-- Of the conversations by age, a summary of pages, which their changes do not touch.
CREATE INDEX conversation_age ON conversation USING brin (created_at) WITH (autosummarize = on);

CREATE TABLE handoff (
  workspace text NOT NULL,
  conversation_id text NOT NULL,
  handoff_id text NOT NULL,
  episode integer NOT NULL CHECK (episode >= 1),
  status text NOT NULL,
  reason text NOT NULL,
  detail text NOT NULL,
  turn_id text,
  queue text,
  agent text,
  fence bigint NOT NULL CHECK (fence >= 0),
  reserved_until timestamptz,
  -- id of the handoff that goes on after a transfer, and of the one before it
  next text,
  previous text,
  note text NOT NULL,
  tasks text[] NOT NULL,
  ticket text,
  offered_at timestamptz,
  requested_at timestamptz,
  callback_at timestamptz,
  accepted_at timestamptz,
  context_delivered_at timestamptz,
  replied_at timestamptz,
  ended_at timestamptz,
  -- when it came to its status, and when somebody must have changed it
  since timestamptz NOT NULL,
  due_at timestamptz,
  PRIMARY KEY (workspace, conversation_id, handoff_id),
  UNIQUE (workspace, handoff_id)
);
CREATE INDEX handoff_due ON handoff (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX handoff_open ON handoff (workspace, requested_at, handoff_id) WHERE ended_at IS NULL;
CREATE INDEX handoff_age ON handoff (workspace, since, handoff_id);

-- What happened, in order for each conversation; written in the transaction that did it.
CREATE TABLE event (
  workspace text NOT NULL,
  conversation_id text NOT NULL,
  seq integer NOT NULL CHECK (seq >= 1),
  type text NOT NULL,
  at timestamptz NOT NULL,
  body jsonb NOT NULL,
  -- Transactions end in another order than they begin: who follows all events reads those of
  -- transactions older than every one that still runs, ordered by transaction and position.
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  position bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (workspace, conversation_id, seq)
);
CREATE INDEX event_order ON event (transaction, position);

-- What takes the place of a human who did not come.
CREATE TABLE ticket (
  workspace text NOT NULL,
  ticket_id text NOT NULL,
  conversation_id text NOT NULL,
  handoff_id text NOT NULL,
  why text NOT NULL,
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (workspace, ticket_id)
);
CREATE INDEX ticket_open ON ticket (workspace, created_at, ticket_id) WHERE closed_at IS NULL;

-- How handoffs go in a workspace; one without a row has the usual values.
CREATE TABLE handoff_settings (
  workspace text PRIMARY KEY REFERENCES workspace,
  settings jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);

ALTER TABLE handoff ENABLE ROW LEVEL SECURITY;
ALTER TABLE handoff FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON handoff USING (baton_sees(workspace));
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON event USING (baton_sees(workspace));
ALTER TABLE ticket ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON ticket USING (baton_sees(workspace));
ALTER TABLE handoff_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE handoff_settings FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON handoff_settings USING (baton_sees(workspace));
