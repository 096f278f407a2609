-- Conversations of a customer. No index is on what changes with each turn.
CREATE INDEX conversation_customer ON conversation (workspace, (facts ->> 'customerId'))
  WHERE facts ->> 'customerId' IS NOT NULL;

-- How long a workspace keeps conversations after their last turn; no days, or no row, for ever.
CREATE TABLE retention (
  workspace text PRIMARY KEY REFERENCES workspace,
  days integer CHECK (days BETWEEN 1 AND 36500),
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);
ALTER TABLE retention ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON retention USING (baton_sees(workspace));

-- Work that recurs, done by whichever server comes first; times are this database's.
CREATE TABLE job (
  name text PRIMARY KEY,
  due_at timestamptz NOT NULL,
  runs bigint NOT NULL DEFAULT 0,
  last_run_at timestamptz
);
