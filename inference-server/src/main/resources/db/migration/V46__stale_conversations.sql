-- Ends a transaction whose conversations are not as they were read: what a batch of turns writes goes
-- to the database together with the end of its transaction, and nobody looks between the two.
CREATE FUNCTION baton_stale() RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'conversations went on elsewhere' USING ERRCODE = 'serialization_failure';
END $$;
