-- Turns of the conversation until the ticket was made; later ones are its thread.
ALTER TABLE ticket ADD COLUMN turns_before integer NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN closed_by text;
CREATE INDEX ticket_conversation ON ticket (workspace, conversation_id);
