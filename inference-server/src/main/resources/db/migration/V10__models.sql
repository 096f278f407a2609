-- Releases of models with all files of their bundles, so that servers share nothing but this
-- database. A release never changes.
CREATE TABLE model_release (
  workspace text NOT NULL REFERENCES workspace,
  version text NOT NULL,
  kind text NOT NULL,
  -- SHA-256 of the names and hashes of the files that decide; where it is the same, so is the model
  content bytea NOT NULL CHECK (octet_length(content) = 32),
  manifest jsonb NOT NULL,
  bytes bigint NOT NULL CHECK (bytes > 0),
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  PRIMARY KEY (workspace, version)
);
CREATE INDEX model_release_age ON model_release (workspace, created_at, version);

CREATE TABLE model_file (
  workspace text NOT NULL,
  version text NOT NULL,
  name text NOT NULL,
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  content bytea NOT NULL,
  PRIMARY KEY (workspace, version, name),
  FOREIGN KEY (workspace, version) REFERENCES model_release ON DELETE CASCADE
);
-- Weights hardly shrink, so PostgreSQL need not try.
ALTER TABLE model_file ALTER COLUMN content SET STORAGE EXTERNAL;

-- What an alias names now; no version where it was taken away.
CREATE TABLE model_alias (
  workspace text NOT NULL REFERENCES workspace,
  alias text NOT NULL CHECK (alias IN ('champion', 'challenger', 'shadow')),
  seq integer NOT NULL CHECK (seq >= 0),
  version text,
  PRIMARY KEY (workspace, alias),
  FOREIGN KEY (workspace, version) REFERENCES model_release
);

-- What it named before; only added to.
CREATE TABLE model_switch (
  workspace text NOT NULL,
  alias text NOT NULL,
  seq integer NOT NULL CHECK (seq >= 1),
  version text,
  -- switch whose version a rollback puts back
  returns_to integer CHECK (returns_to < seq),
  reason text NOT NULL CHECK (reason IN ('promote', 'rollback', 'remove')),
  switched_at timestamptz NOT NULL,
  switched_by text NOT NULL,
  PRIMARY KEY (workspace, alias, seq),
  FOREIGN KEY (workspace, alias) REFERENCES model_alias
);

-- What models in shadow would have said of turns that the champion decided.
CREATE TABLE shadow_decision (
  workspace text NOT NULL,
  conversation_id text NOT NULL,
  seq integer NOT NULL CHECK (seq >= 1),
  version text NOT NULL,
  turn_id text NOT NULL,
  champion text NOT NULL,
  champion_action text NOT NULL,
  champion_risk double precision NOT NULL,
  action text NOT NULL,
  risk double precision NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (workspace, conversation_id, seq, version)
);
CREATE INDEX shadow_disagreement
  ON shadow_decision (workspace, decided_at, conversation_id, seq, version)
  WHERE action <> champion_action;

ALTER TABLE model_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE model_release FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON model_release USING (baton_sees(workspace));
ALTER TABLE model_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE model_file FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON model_file USING (baton_sees(workspace));
ALTER TABLE model_alias ENABLE ROW LEVEL SECURITY;
ALTER TABLE model_alias FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON model_alias USING (baton_sees(workspace));
ALTER TABLE model_switch ENABLE ROW LEVEL SECURITY;
ALTER TABLE model_switch FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON model_switch USING (baton_sees(workspace));
ALTER TABLE shadow_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE shadow_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON shadow_decision USING (baton_sees(workspace));
