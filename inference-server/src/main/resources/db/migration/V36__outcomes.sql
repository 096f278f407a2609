-- Number of the last event of which answers to turns have told the messages.
ALTER TABLE conversation ADD COLUMN told integer NOT NULL DEFAULT 0;

-- What is asked of customers, recorded by agents, and how long those write it up.
CREATE TABLE outcome_settings (
  workspace text PRIMARY KEY REFERENCES workspace,
  settings jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);
ALTER TABLE outcome_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE outcome_settings FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON outcome_settings USING (baton_sees(workspace));

-- What a customer is asked after a human helped: once for each episode of a conversation.
CREATE TABLE survey (
  workspace text NOT NULL REFERENCES workspace,
  conversation_id text NOT NULL,
  episode integer NOT NULL CHECK (episode >= 1),
  -- the last of the episode's handoffs
  handoff_id text NOT NULL,
  cause text NOT NULL CHECK (cause IN ('hand_back', 'resolve', 'api')),
  asked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > asked_at),
  -- it turned out to be spam
  withdrawn_at timestamptz,
  answered_at timestamptz,
  csat integer CHECK (csat BETWEEN 1 AND 5),
  effort integer CHECK (effort BETWEEN 1 AND 7),
  comment text,
  PRIMARY KEY (workspace, conversation_id, episode)
);
CREATE INDEX survey_handoff ON survey (workspace, handoff_id);
ALTER TABLE survey ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON survey USING (baton_sees(workspace));

-- What became of a handoff in an agent's eyes. A version never changes; the last one holds.
CREATE TABLE handoff_outcome (
  workspace text NOT NULL REFERENCES workspace,
  conversation_id text NOT NULL,
  handoff_id text NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  resolved text CHECK (resolved IN ('yes', 'no', 'partly')),
  reason text,
  bot_could text CHECK (bot_could IN ('yes', 'no', 'unsure')),
  timing text CHECK (timing IN ('too_early', 'right_time', 'too_late')),
  note text NOT NULL,
  agent text NOT NULL,
  recorded_at timestamptz NOT NULL,
  -- key with which it was recorded
  recorded_by text NOT NULL,
  PRIMARY KEY (workspace, handoff_id, version)
);
CREATE INDEX handoff_outcome_conversation ON handoff_outcome (workspace, conversation_id);
CREATE INDEX handoff_outcome_age ON handoff_outcome (workspace, recorded_at, handoff_id);
ALTER TABLE handoff_outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE handoff_outcome FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON handoff_outcome USING (baton_sees(workspace));

-- Time in which an agent writes a conversation up that is over for the customer.
CREATE TABLE wrap_up (
  workspace text NOT NULL REFERENCES workspace,
  conversation_id text NOT NULL,
  handoff_id text NOT NULL,
  agent_id text NOT NULL,
  channel text NOT NULL,
  began_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL CHECK (until_at > began_at),
  -- none while the agent is occupied by it
  ended_at timestamptz,
  PRIMARY KEY (workspace, handoff_id)
);
CREATE INDEX wrap_up_conversation ON wrap_up (workspace, conversation_id);
CREATE INDEX wrap_up_open ON wrap_up (until_at) WHERE ended_at IS NULL;
CREATE INDEX wrap_up_agent ON wrap_up (workspace, agent_id) WHERE ended_at IS NULL;
ALTER TABLE wrap_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE wrap_up FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON wrap_up USING (baton_sees(workspace));

CREATE INDEX handoff_ended ON handoff (workspace, ended_at, handoff_id)
  WHERE ended_at IS NOT NULL AND replied_at IS NOT NULL;
