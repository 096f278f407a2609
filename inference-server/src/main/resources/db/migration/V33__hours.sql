-- When queues are open, and how they call back. A queue without a row is always open.
CREATE TABLE queue_hours (
  workspace text NOT NULL REFERENCES workspace,
  queue_id text NOT NULL,
  -- as the API takes and gives them
  hours jsonb NOT NULL,
  callbacks jsonb,
  -- queues that answer while this one is closed, in order
  follow text[] NOT NULL DEFAULT '{}',
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (workspace, queue_id)
);
ALTER TABLE queue_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE queue_hours FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON queue_hours USING (baton_sees(workspace));

-- A callback in the slot that a customer picked: one record from the booking to its end.
CREATE TABLE callback (
  workspace text NOT NULL REFERENCES workspace,
  callback_id text NOT NULL,
  conversation_id text NOT NULL,
  handoff_id text NOT NULL,
  queue_id text NOT NULL,
  state text NOT NULL CHECK (state IN ('booked', 'due', 'cancelled')),
  slot_start timestamptz NOT NULL,
  slot_end timestamptz NOT NULL CHECK (slot_end > slot_start),
  -- the customer's zone and how to reach them
  zone text NOT NULL,
  phone text,
  email text,
  booked_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  moves integer NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace, callback_id)
);
CREATE INDEX callback_conversation ON callback (workspace, conversation_id);
CREATE UNIQUE INDEX callback_booked ON callback (workspace, handoff_id) WHERE state = 'booked';
CREATE INDEX callback_slot ON callback (workspace, queue_id, slot_start) WHERE state <> 'cancelled';
ALTER TABLE callback ENABLE ROW LEVEL SECURITY;
ALTER TABLE callback FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON callback USING (baton_sees(workspace));

-- What a customer is given to do one thing once, without a key.
CREATE TABLE one_time_link (
  workspace text NOT NULL REFERENCES workspace,
  -- SHA-256 of the token, which has 256 random bits and is itself kept nowhere
  hash bytea NOT NULL UNIQUE,
  conversation_id text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('callback', 'email_confirm', 'email_return')),
  -- the callback or the notice that it is about
  subject text NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (workspace, hash)
);
CREATE INDEX one_time_link_conversation ON one_time_link (workspace, conversation_id);
CREATE INDEX one_time_link_subject ON one_time_link (workspace, subject);
ALTER TABLE one_time_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE one_time_link FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON one_time_link USING (baton_sees(workspace));

-- A reply that a customer was told to expect, and what became of it.
CREATE TABLE reply_promise (
  workspace text NOT NULL REFERENCES workspace,
  conversation_id text NOT NULL,
  handoff_id text NOT NULL,
  queue_id text NOT NULL,
  made_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL CHECK (due_at > made_at),
  told_seconds integer NOT NULL CHECK (told_seconds > 0),
  basis text NOT NULL CHECK (basis IN ('hour', 'queue')),
  samples integer NOT NULL CHECK (samples > 0),
  -- recorded once nothing changes it any more
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept', 'broken', 'withdrawn')),
  decided_at timestamptz,
  PRIMARY KEY (workspace, handoff_id)
);
CREATE INDEX reply_promise_conversation ON reply_promise (workspace, conversation_id);
CREATE INDEX reply_promise_queue ON reply_promise (workspace, queue_id, made_at);
ALTER TABLE reply_promise ENABLE ROW LEVEL SECURITY;
ALTER TABLE reply_promise FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON reply_promise USING (baton_sees(workspace));

-- An e-mail that a customer wants when an agent is free.
CREATE TABLE email_notice (
  workspace text NOT NULL REFERENCES workspace,
  notice_id text NOT NULL,
  conversation_id text NOT NULL,
  handoff_id text NOT NULL,
  email text NOT NULL,
  language text,
  -- unconfirmed until the address is confirmed by its link; handled if a human came first
  state text NOT NULL
    CHECK (state IN ('unconfirmed', 'confirmed', 'sent', 'returned', 'handled', 'expired')),
  consented_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  sent_at timestamptz,
  returned_at timestamptz,
  PRIMARY KEY (workspace, notice_id)
);
CREATE INDEX email_notice_conversation ON email_notice (workspace, conversation_id);
ALTER TABLE email_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE email_notice FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON email_notice USING (baton_sees(workspace));

-- Of db-scheduler, in the shape that it wants. It has no workspace, and so no row-level security:
-- one scheduler works for all of them, and its own statements name none. Its rows hold no more
-- than ids: what a timer is about is read from tables that are guarded.
CREATE TABLE scheduled_tasks (
  task_name text NOT NULL,
  task_instance text NOT NULL,
  task_data bytea,
  execution_time timestamptz NOT NULL,
  picked boolean NOT NULL,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint NOT NULL,
  priority smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_alive ON scheduled_tasks (last_heartbeat);
