-- Who saw the personal data of which conversation. Rows are added and never changed or removed; they
-- hold nothing that a customer said, and stay when the conversation is erased.
CREATE TABLE context_view (
  workspace text NOT NULL REFERENCES workspace,
  view_id text NOT NULL,
  seen_at timestamptz NOT NULL,
  -- id of the key, and of the agent if the request told one
  seen_by text NOT NULL,
  agent text,
  conversation text NOT NULL,
  handoff text NOT NULL,
  PRIMARY KEY (workspace, view_id)
);
CREATE INDEX context_view_order ON context_view (workspace, conversation, seen_at, view_id);

CREATE FUNCTION context_view_stays() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of context_view are never changed or removed';
END $$;

CREATE TRIGGER context_view_stays BEFORE UPDATE OR DELETE ON context_view
FOR EACH ROW EXECUTE FUNCTION context_view_stays();

ALTER TABLE context_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE context_view FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON context_view USING (baton_sees(workspace));
