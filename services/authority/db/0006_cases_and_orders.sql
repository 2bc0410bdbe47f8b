-- What happens to a case beside its requests: notes, and how it ended. Requests that were cancelled, that ask about safe numbers, and
-- that say from when people are told; which key an order was sealed with.

ALTER TABLE cases
  ADD isolated_at bigint,
  ADD closing text CHECK (closing IN ('finished', 'mistyped', 'exercise')),
  ADD closed_by text REFERENCES officers (id),
  ADD closed_at_ms bigint,
  ADD destroyed_rows json;
COMMENT ON COLUMN cases.isolated_at IS 'Unix seconds; null while the person is not isolated; the period ends with it';
COMMENT ON COLUMN cases.person IS 'name, phone and onset, sealed under the case key; null once destroyed';
COMMENT ON COLUMN cases.closing IS 'why an officer closed it; null while it is open, and when it ended by its date';
COMMENT ON COLUMN cases.destroyed_rows IS 'how many rows of what were destroyed with it';

CREATE TABLE case_notes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL REFERENCES cases,
  kind text NOT NULL CHECK (kind IN ('note', 'without-pass')),
  sealed bytea NOT NULL,
  author text NOT NULL REFERENCES officers (id),
  at_ms bigint NOT NULL
);
CREATE INDEX case_notes_by_case ON case_notes (case_id);
COMMENT ON TABLE case_notes IS 'what officers wrote about a case, in turn; immutable, destroyed with the case';
COMMENT ON COLUMN case_notes.kind IS 'without-pass: the person was somewhere without a QR code, so that paper has to be asked for';
COMMENT ON COLUMN case_notes.sealed IS 'the words, sealed under the case key';

ALTER TABLE case_notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY region ON case_notes TO authority_app USING (sees_case(case_id));
CREATE POLICY work ON case_notes TO authority_worker, authority_jobs USING (true);

ALTER TABLE requests
  DROP CONSTRAINT requests_stage_check,
  ADD CONSTRAINT requests_stage_check CHECK (stage IN ('places', 'co-visitors', 'identities', 'safe-numbers')),
  DROP CONSTRAINT requests_state_check,
  ADD CONSTRAINT requests_state_check CHECK (
    state IN ('drafted', 'signed', 'approved', 'running', 'choosing', 'done', 'partial', 'returned', 'expired', 'cancelled')),
  ADD notify_after date,
  ADD next_round_at_ms bigint,
  ADD cancelled_by text REFERENCES officers (id),
  ADD cancelled_at_ms bigint;
COMMENT ON COLUMN requests.notify_after IS 'from this day the issuers tell whom they named; its orders say the same, and it outlives them';
COMMENT ON COLUMN requests.next_round_at_ms IS 'when a party out of reach is asked again; null while nobody is';

ALTER TABLE case_data
  DROP CONSTRAINT case_data_kind_check,
  ADD CONSTRAINT case_data_kind_check CHECK (
    kind IN ('passes', 'visits', 'facilities', 'exposures', 'co-visits', 'groups', 'slips', 'safe-numbers'));

ALTER TABLE orders ADD kid text, ADD named integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN orders.kid IS 'the order-signing key it was first sealed with and stays sealed with; null before';
COMMENT ON COLUMN orders.named IS 'people its answers were about, whom the issuer has to tell';

GRANT SELECT, INSERT ON case_notes TO authority_app;
GRANT UPDATE (isolated_at, period_from, period_to, destroyed_on) ON cases TO authority_app;
GRANT UPDATE (cancelled_by, cancelled_at_ms) ON requests TO authority_app;

GRANT UPDATE (next_round_at_ms) ON requests TO authority_worker;
GRANT UPDATE (kid, named) ON orders TO authority_worker;

-- An officer closes a case before its date: what the jobs do on the day the worker's role does at once, with the officer's name on it.
GRANT UPDATE (status, person, closing, closed_by, closed_at_ms, destroyed_rows) ON cases TO authority_worker;
GRANT UPDATE (reason, returned_reason) ON requests TO authority_worker;
GRANT UPDATE (bytes, recipient_key, passes) ON orders TO authority_worker;
GRANT SELECT (case_id), DELETE ON case_notes TO authority_worker;
GRANT DELETE ON identities, exchanges TO authority_worker;

GRANT SELECT (case_id), DELETE ON case_notes TO authority_jobs;
GRANT UPDATE (destroyed_rows) ON cases TO authority_jobs;
GRANT SELECT (kid) ON orders TO authority_jobs;
