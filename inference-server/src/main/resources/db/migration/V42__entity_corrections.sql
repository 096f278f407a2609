-- What agents say of the entities of a conversation, one after the other.
CREATE TABLE entity_correction (
  workspace text NOT NULL REFERENCES workspace,
  conversation_id text NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY,
  -- in which the agent had the conversation
  handoff_id text NOT NULL,
  type text NOT NULL CHECK (type <> ''),
  -- the value before; none for one that was added
  was text,
  -- none where it is no such thing
  value text,
  turn_id text,
  agent text NOT NULL,
  at timestamptz NOT NULL,
  CHECK (was IS NOT NULL OR value IS NOT NULL),
  PRIMARY KEY (workspace, conversation_id, number)
);
ALTER TABLE entity_correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE entity_correction FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON entity_correction USING (baton_sees(workspace));
