-- People who take conversations over.
CREATE TABLE agent (
  workspace text NOT NULL REFERENCES workspace,
  agent_id text NOT NULL CHECK (agent_id <> ''),
  name text NOT NULL,
  -- empty for none
  team text NOT NULL,
  queues text[] NOT NULL,
  languages text[] NOT NULL,
  -- conversations at a time, by channel that the agent may serve
  channels jsonb NOT NULL,
  -- as last told by the agent's tool; counts only while its heartbeats come
  presence text NOT NULL CHECK (presence IN ('online', 'away', 'offline')),
  seen_at timestamptz NOT NULL,
  -- when a conversation was last given
  given_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace, agent_id)
);
-- Room beside each row for its next version: heartbeats change it often.
ALTER TABLE agent SET (fillfactor = 70);
ALTER TABLE agent ENABLE ROW LEVEL SECURITY;
ALTER TABLE agent FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON agent USING (baton_sees(workspace));

CREATE TABLE agent_skill (
  workspace text NOT NULL,
  agent_id text NOT NULL,
  skill text NOT NULL CHECK (skill <> ''),
  level integer NOT NULL CHECK (level BETWEEN 1 AND 10),
  PRIMARY KEY (workspace, agent_id, skill),
  FOREIGN KEY (workspace, agent_id) REFERENCES agent ON DELETE CASCADE
);
ALTER TABLE agent_skill ENABLE ROW LEVEL SECURITY;
ALTER TABLE agent_skill FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON agent_skill USING (baton_sees(workspace));

CREATE TABLE queue (
  workspace text NOT NULL REFERENCES workspace,
  queue_id text NOT NULL CHECK (queue_id <> ''),
  name text NOT NULL,
  -- how its conversations are ordered and routed
  settings jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (workspace, queue_id)
);
ALTER TABLE queue ENABLE ROW LEVEL SECURITY;
ALTER TABLE queue FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON queue USING (baton_sees(workspace));

-- What the queue knows of a handoff beside the handoff itself, which has its state.
CREATE TABLE queue_item (
  workspace text NOT NULL,
  handoff_id text NOT NULL,
  conversation_id text NOT NULL,
  -- where it waits or waited, and whether it waits: as of the last look, the handoff knows better
  queue_id text NOT NULL,
  waiting boolean NOT NULL,
  channel text NOT NULL,
  -- empty for unknown
  language text NOT NULL,
  -- empty for none
  tier text NOT NULL,
  urgency double precision NOT NULL CHECK (urgency BETWEEN 0 AND 1),
  -- skills and target that somebody asked for, agent of last time
  request jsonb NOT NULL,
  -- when it began to wait; kept when it comes back
  since timestamptz NOT NULL,
  -- what orders those who wait, see PriorityRules.turn
  turn_at timestamptz NOT NULL,
  -- the agent whom it was given to, until it comes back, and when
  given_to text,
  given_at timestamptz,
  -- agents from whom it came back, and when it last did
  missed text[] NOT NULL DEFAULT '{}',
  returned_at timestamptz,
  told_position integer,
  told_at timestamptz,
  callback_offered_at timestamptz,
  -- how the last routing came about
  explanation jsonb,
  PRIMARY KEY (workspace, handoff_id)
);
CREATE INDEX queue_item_order ON queue_item (workspace, queue_id, turn_at, since, handoff_id)
  WHERE waiting;
CREATE INDEX queue_item_conversation ON queue_item (workspace, conversation_id);
ALTER TABLE queue_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE queue_item FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON queue_item USING (baton_sees(workspace));

CREATE INDEX handoff_queued ON handoff (workspace, queue) WHERE status = 'queued';
CREATE INDEX handoff_at_hand ON handoff (workspace, agent)
  WHERE status IN ('reserved', 'accepted', 'active');
CREATE INDEX handoff_past ON handoff (workspace, queue, ended_at) WHERE ended_at IS NOT NULL;
