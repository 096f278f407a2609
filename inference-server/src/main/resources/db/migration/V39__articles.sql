-- Articles of help centres. One that was removed keeps its row without its texts, so that servers that
-- follow hear of it.
CREATE TABLE article (
  workspace text NOT NULL REFERENCES workspace,
  article_id text NOT NULL,
  -- BCP 47 tag
  language text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  url text NOT NULL,
  tags text[] NOT NULL,
  -- of the change that made it what it is
  revision bigint NOT NULL,
  removed boolean NOT NULL,
  changed_at timestamptz NOT NULL,
  -- id of the key
  changed_by text NOT NULL,
  PRIMARY KEY (workspace, article_id)
);
CREATE UNIQUE INDEX article_changes ON article (workspace, revision);
ALTER TABLE article ENABLE ROW LEVEL SECURITY;
ALTER TABLE article FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON article USING (baton_sees(workspace));

CREATE TABLE article_revision (
  workspace text PRIMARY KEY REFERENCES workspace,
  -- another wherever articles were begun: an index of others is of no use
  origin text NOT NULL,
  -- rises with every change
  revision bigint NOT NULL
);
ALTER TABLE article_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE article_revision FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON article_revision USING (baton_sees(workspace));
