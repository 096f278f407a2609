-- Those that came to wait lately are looked for several times a second.
DROP INDEX handoff_queued;
CREATE INDEX handoff_queued ON handoff (workspace, since, queue) WHERE status = 'queued';

-- The agent of last time.
CREATE INDEX handoff_agents ON handoff (workspace, conversation_id, ended_at)
  WHERE agent IS NOT NULL AND ended_at IS NOT NULL;

-- Not by workspace first, so that whoever looks for a handoff's item has one index to choose.
DROP INDEX queue_item_conversation;
CREATE INDEX queue_item_conversation ON queue_item (conversation_id, workspace);
