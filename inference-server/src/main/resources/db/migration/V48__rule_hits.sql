-- On how many turns each rule of a policy fired, by day (UTC).
CREATE TABLE rule_hit (
  workspace text NOT NULL REFERENCES workspace,
  -- the version that the policy's file gives itself
  policy text NOT NULL,
  rule text NOT NULL,
  day date NOT NULL,
  turns bigint NOT NULL CHECK (turns > 0),
  PRIMARY KEY (workspace, policy, rule, day)
);
CREATE INDEX rule_hit_day ON rule_hit (day);
ALTER TABLE rule_hit ENABLE ROW LEVEL SECURITY;
ALTER TABLE rule_hit FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON rule_hit USING (baton_sees(workspace));
