-- Number of the bot's turn with which a waiting customer was asked whether they still need a human.
ALTER TABLE handoff ADD COLUMN asked_turn integer;
