-- Texts of messages as workspaces wrote them; the newest of a key and language is said. A version
-- never changes.
CREATE TABLE message_template (
  workspace text NOT NULL REFERENCES workspace,
  message_key text NOT NULL,
  -- BCP 47 tag
  language text NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  -- none: the workspace has no text of its own from here on
  template text,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (workspace, message_key, language, version)
);
ALTER TABLE message_template ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_template FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON message_template USING (baton_sees(workspace));

CREATE TABLE message_setting (
  workspace text PRIMARY KEY REFERENCES workspace,
  -- spoken where the language of a customer is unknown, or nothing is written in it
  language text,
  -- rises with every change, for servers that follow
  changes bigint NOT NULL
);
ALTER TABLE message_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_setting FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON message_setting USING (baton_sees(workspace));
