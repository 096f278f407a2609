-- Number of the handoff's reservation when it was last given: what was read of the handoff before
-- must not undo it.
ALTER TABLE queue_item ADD COLUMN given_fence bigint NOT NULL DEFAULT 0;
