CREATE TABLE workspace (
  workspace text PRIMARY KEY CHECK (workspace ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  created_at timestamptz NOT NULL
);

INSERT INTO workspace VALUES ('default', now());

CREATE TABLE api_key (
  workspace text NOT NULL REFERENCES workspace,
  key_id text NOT NULL,
  name text NOT NULL,
  -- SHA-256 of the key, which has 256 random bits and is itself kept nowhere
  hash bytea NOT NULL UNIQUE,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (workspace, key_id)
);

-- answers of requests with an Idempotency-Key, written in the transaction of their effect
CREATE TABLE idempotent_request (
  workspace text NOT NULL REFERENCES workspace,
  request_key text NOT NULL,
  fingerprint bytea NOT NULL,
  status integer NOT NULL,
  content_type text NOT NULL,
  body bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace, request_key)
);
CREATE INDEX idempotent_request_age ON idempotent_request (created_at);

-- Turns before the write that made this row: whoever writes next must have read exactly it.
ALTER TABLE conversation ADD COLUMN turns_before integer NOT NULL DEFAULT 0;
-- Room beside each row for its next version, so that no index changes with it.
ALTER TABLE conversation SET (fillfactor = 70);
-- Turns are written in the same transaction as their conversation, and removed with it.
ALTER TABLE turn DROP CONSTRAINT turn_workspace_conversation_id_fkey;

-- The second lock: a transaction sees the rows of the workspaces that it names, and no others,
-- whatever its statements say. '*' is the server's own work on all of them.
CREATE FUNCTION baton_sees(workspace text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN workspace = ANY (string_to_array(current_setting('baton.workspaces', true), ','))
  OR current_setting('baton.workspaces', true) = '*';

ALTER TABLE workspace ENABLE ROW LEVEL SECURITY;
ALTER TABLE workspace FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON workspace USING (baton_sees(workspace));
ALTER TABLE api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON api_key USING (baton_sees(workspace));
ALTER TABLE idempotent_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotent_request FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON idempotent_request USING (baton_sees(workspace));
ALTER TABLE conversation ENABLE ROW LEVEL SECURITY;
ALTER TABLE conversation FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON conversation USING (baton_sees(workspace));
ALTER TABLE turn ENABLE ROW LEVEL SECURITY;
ALTER TABLE turn FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON turn USING (baton_sees(workspace));

-- A superuser passes by row-level security: its sessions take this role instead.
DO $$
BEGIN
  IF (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) THEN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'baton_app') THEN
      CREATE ROLE baton_app NOLOGIN;
    END IF;
    GRANT USAGE ON SCHEMA public TO baton_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO baton_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public
      GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO baton_app;
  END IF;
END $$;
