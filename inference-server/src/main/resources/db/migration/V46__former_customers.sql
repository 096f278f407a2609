-- Whom earlier turns of a conversation named where a later one names somebody else: by their ids, too,
-- it is exported and erased.
CREATE TABLE former_customer (
  workspace text NOT NULL REFERENCES workspace,
  customer_id text NOT NULL,
  conversation_id text NOT NULL,
  PRIMARY KEY (workspace, customer_id, conversation_id)
);
CREATE INDEX former_customer_conversation ON former_customer (workspace, conversation_id);
ALTER TABLE former_customer ENABLE ROW LEVEL SECURITY;
ALTER TABLE former_customer FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON former_customer USING (baton_sees(workspace));
CREATE FUNCTION keep_former_customer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO former_customer (workspace, customer_id, conversation_id)
  VALUES (OLD.workspace, OLD.customer_id, OLD.conversation_id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER former_customer AFTER UPDATE ON conversation FOR EACH ROW
  WHEN (OLD.customer_id IS NOT NULL AND OLD.customer_id IS DISTINCT FROM NEW.customer_id)
  EXECUTE FUNCTION keep_former_customer();
