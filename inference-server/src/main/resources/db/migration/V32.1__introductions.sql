-- What the customer was told when a human was asked for: once for each handoff.
ALTER TABLE handoff ADD COLUMN introduction text;
ALTER TABLE handoff ADD COLUMN introduction_language text;
