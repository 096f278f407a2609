-- Rows are looked up by their keys, whatever PostgreSQL believes of the tables: it need not read
-- thirty thousand rows, documents and all, each minute to know them better, which took a processor
-- for seconds from the turns that wait meanwhile. It reads three thousand now.
ALTER TABLE conversation
  ALTER workspace SET STATISTICS 10,
  ALTER conversation_id SET STATISTICS 10,
  ALTER facts SET STATISTICS 10,
  ALTER state SET STATISTICS 10,
  ALTER turns SET STATISTICS 10,
  ALTER last_turn_at SET STATISTICS 10,
  ALTER created_at SET STATISTICS 10,
  ALTER updated_at SET STATISTICS 10,
  ALTER turns_before SET STATISTICS 10,
  ALTER revision SET STATISTICS 10,
  ALTER events SET STATISTICS 10,
  ALTER episode_turns SET STATISTICS 10,
  ALTER handoff_id SET STATISTICS 10,
  ALTER told SET STATISTICS 10,
  ALTER customer_id SET STATISTICS 10;
ALTER TABLE turn
  ALTER workspace SET STATISTICS 10,
  ALTER conversation_id SET STATISTICS 10,
  ALTER seq SET STATISTICS 10,
  ALTER turn_id SET STATISTICS 10,
  ALTER turn SET STATISTICS 10,
  ALTER fingerprint SET STATISTICS 10,
  ALTER response SET STATISTICS 10,
  ALTER received_at SET STATISTICS 10;
ALTER TABLE event
  ALTER workspace SET STATISTICS 10,
  ALTER conversation_id SET STATISTICS 10,
  ALTER seq SET STATISTICS 10,
  ALTER type SET STATISTICS 10,
  ALTER at SET STATISTICS 10,
  ALTER body SET STATISTICS 10,
  ALTER transaction SET STATISTICS 10,
  ALTER position SET STATISTICS 10;
