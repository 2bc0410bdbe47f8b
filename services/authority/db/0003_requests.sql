-- Requests, the orders they consist of, and the exchanges with the asked parties.

CREATE TABLE requests (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL REFERENCES cases,
  stage text NOT NULL CHECK (stage IN ('places', 'co-visitors', 'identities')),
  state text NOT NULL CHECK (state IN ('drafted', 'signed', 'approved', 'running', 'choosing', 'done', 'partial', 'returned', 'expired')),
  reason bytea,
  drafted_by text NOT NULL REFERENCES officers (id),
  drafted_at_ms bigint NOT NULL,
  expires_at bigint NOT NULL,
  returned_reason bytea,
  attempts integer NOT NULL DEFAULT 0
);
CREATE INDEX requests_by_case ON requests (case_id);
CREATE INDEX requests_under_way ON requests (expires_at) WHERE state IN ('drafted', 'signed', 'approved', 'running', 'choosing');
COMMENT ON TABLE requests IS 'what two officers approve together; the impersonal part is kept with the access log';
COMMENT ON COLUMN requests.reason IS 'the investigator''s words, sealed under the case key; null once the case is destroyed';
COMMENT ON COLUMN requests.expires_at IS 'Unix seconds; the orders say the same';
COMMENT ON COLUMN requests.attempts IS 'rounds without progress in a row: sets the pause before the next';

CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_id bigint NOT NULL REFERENCES requests,
  audience text NOT NULL,
  kind text NOT NULL,
  reference text NOT NULL UNIQUE,
  bytes bytea,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  recipient_key bytea,
  passes bytea,
  state text NOT NULL CHECK (state IN ('drafted', 'waiting', 'sent', 'done', 'failed')),
  received bigint NOT NULL DEFAULT 0,
  problem text
);
CREATE INDEX orders_by_request ON orders (request_id);
COMMENT ON TABLE orders IS 'one order to one party; bytes and hash are immutable, officers signed them';
COMMENT ON COLUMN orders.bytes IS 'what officers sign the hash of, sealed under the case key: it may name the patient; null once the case is destroyed';
COMMENT ON COLUMN orders.hash IS 'SHA-256; covers 16 random bytes, so it tells nothing';
COMMENT ON COLUMN orders.recipient_key IS 'private half of the key answers are sealed to, sealed under the case key; null once the order has run out';
COMMENT ON COLUMN orders.passes IS 'the pass headers an order for identities covers, shuffled, sealed under the case key; null once the order has run out';
COMMENT ON COLUMN orders.received IS 'items kept so far';
COMMENT ON COLUMN orders.problem IS 'what went wrong last, as a problem code';

CREATE TABLE approvals (
  order_id bigint NOT NULL REFERENCES orders,
  officer text NOT NULL REFERENCES officers (id),
  signature bytea NOT NULL CHECK (octet_length(signature) = 64),
  at_ms bigint NOT NULL,
  PRIMARY KEY (order_id, officer)
);
COMMENT ON TABLE approvals IS 'signatures by officers'' own keys; immutable';

CREATE TABLE exchanges (
  order_id bigint NOT NULL REFERENCES orders,
  step text NOT NULL,
  body bytea NOT NULL,
  asked_at_ms bigint,
  answered_at_ms bigint,
  PRIMARY KEY (order_id, step)
);
COMMENT ON TABLE exchanges IS 'each request to an asked party, so that a retry sends the same bytes and an answer counts once; erased when the order has run out';
COMMENT ON COLUMN exchanges.body IS 'the exact request, sealed under the case key';
COMMENT ON COLUMN exchanges.asked_at_ms IS 'when the public log first said so; null before';

-- Jobs carry a request's number and nothing else. One is under way per request; asking again brings it forward.
CREATE FUNCTION enqueue_request(request bigint, run_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM graphile_worker.add_job('run-request', json_build_object('request', request), run_at => enqueue_request.run_at,
    max_attempts => 20, job_key => 'request-' || request);
END $$;
COMMENT ON FUNCTION enqueue_request(bigint, timestamptz) IS 'the only way a job is made, so that no payload can hold more than a number';

GRANT SELECT, INSERT ON requests, orders, approvals, exchanges TO authority_app;
GRANT UPDATE (state, returned_reason) ON requests TO authority_app;
GRANT UPDATE (state) ON orders TO authority_app;
GRANT EXECUTE ON FUNCTION enqueue_request(bigint, timestamptz) TO authority_app, authority_worker;

GRANT SELECT, UPDATE (state, attempts) ON requests TO authority_worker;
GRANT SELECT, UPDATE (state, received, problem) ON orders TO authority_worker;
GRANT SELECT ON approvals TO authority_worker;
GRANT SELECT, INSERT, UPDATE (asked_at_ms, answered_at_ms) ON exchanges TO authority_worker;

GRANT SELECT (id, case_id, state, expires_at), UPDATE (state, reason, returned_reason) ON requests TO authority_jobs;
GRANT SELECT (id, request_id), UPDATE (bytes, recipient_key, passes) ON orders TO authority_jobs;
GRANT SELECT (order_id), DELETE ON exchanges TO authority_jobs;
