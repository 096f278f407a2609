-- What a bot leaves itself when a human is asked for, to go on from after handback; opaque.
ALTER TABLE handoff ADD COLUMN resume_point text;
