-- Agents of the queue who were there when the customer was told the place.
ALTER TABLE queue_item ADD COLUMN told_staff integer;
-- When the customer was told that it takes longer than it should.
ALTER TABLE queue_item ADD COLUMN late_told_at timestamptz;
