-- Policies as they were applied; the newest of a workspace decides. A version never changes.
CREATE TABLE policy_version (
  workspace text NOT NULL REFERENCES workspace,
  version integer NOT NULL CHECK (version >= 1),
  -- the version that the file gives itself, which decisions carry
  name text NOT NULL,
  yaml text NOT NULL,
  applied_at timestamptz NOT NULL,
  applied_by text NOT NULL,
  PRIMARY KEY (workspace, version)
);
ALTER TABLE policy_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_version FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON policy_version USING (baton_sees(workspace));
