-- What every party keeps of itself: check values of its keys, its public log, the orders it answered, the codes it sent.

CREATE TABLE key_checks (
  name text PRIMARY KEY,
  check_value bytea NOT NULL CHECK (octet_length(check_value) = 16)
);
COMMENT ON TABLE key_checks IS 'what the database knows of each key in the vault: enough to tell a different key, not to find it';
COMMENT ON COLUMN key_checks.check_value IS 'first 16 bytes of HMAC-SHA-256(key, "kipass/check/1" and the name); immutable, erased with the key';

CREATE TABLE order_answers (
  reference text NOT NULL,
  request_hash bytea NOT NULL CHECK (octet_length(request_hash) = 32),
  kind text NOT NULL,
  passes integer NOT NULL,
  visits integer NOT NULL,
  people integer NOT NULL,
  answered_at bigint NOT NULL,
  PRIMARY KEY (reference, request_hash)
);
COMMENT ON TABLE order_answers IS 'what was given under each order, counted against its limits; erased with its day after 28 days';
COMMENT ON COLUMN order_answers.reference IS 'the order''s own random number';
COMMENT ON COLUMN order_answers.answered_at IS 'first answer to this request, Unix seconds';

CREATE TABLE phone_codes (
  phone bytea NOT NULL,
  purpose text NOT NULL,
  code bytea NOT NULL,
  sent_at_ms bigint NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  PRIMARY KEY (phone, purpose)
);
COMMENT ON TABLE phone_codes IS 'the last code sent to a manager''s phone; erased once used, or after its three minutes';
COMMENT ON COLUMN phone_codes.phone IS 'keyed hash of the number; never the number';
COMMENT ON COLUMN phone_codes.code IS 'keyed hash of number, purpose, time and code; never the code';
COMMENT ON COLUMN phone_codes.tries IS 'times a code was entered; five at most';

CREATE TABLE phone_code_sends (
  phone bytea NOT NULL,
  sent_at_ms bigint NOT NULL
);
CREATE INDEX phone_code_sends_by_phone ON phone_code_sends (phone, sent_at_ms);
CREATE INDEX phone_code_sends_by_time ON phone_code_sends (sent_at_ms);
COMMENT ON TABLE phone_code_sends IS 'what the limits count; erased after a day';
COMMENT ON COLUMN phone_code_sends.phone IS 'keyed hash of the number; never the number';

CREATE TABLE log_entries (
  seq bigint PRIMARY KEY,
  at bigint NOT NULL,
  entry text NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32)
);
COMMENT ON TABLE log_entries IS 'the party''s public log; immutable, never erased, impersonal';
COMMENT ON COLUMN log_entries.at IS 'Unix seconds';
COMMENT ON COLUMN log_entries.entry IS 'the line that is hashed and published verbatim';
COMMENT ON COLUMN log_entries.hash IS 'SHA-256 chain over this and every earlier line';

CREATE TABLE log_heads (
  seq bigint NOT NULL,
  at bigint NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  signature bytea NOT NULL CHECK (octet_length(signature) = 64),
  PRIMARY KEY (seq, at)
);
COMMENT ON TABLE log_heads IS 'signed positions of the log, on every change and daily; immutable, never erased';
COMMENT ON COLUMN log_heads.at IS 'when it was signed, Unix seconds';

GRANT SELECT, DELETE ON key_checks TO registry_manage;
GRANT SELECT, INSERT, UPDATE, DELETE ON phone_codes, phone_code_sends TO registry_manage;
GRANT SELECT ON log_entries, log_heads TO registry_manage;

GRANT SELECT, INSERT, UPDATE ON order_answers TO registry_disclose;
GRANT SELECT, INSERT ON log_entries, log_heads TO registry_disclose;

GRANT SELECT, INSERT, DELETE ON key_checks TO registry_jobs;
GRANT SELECT, INSERT ON log_entries, log_heads TO registry_jobs;
GRANT SELECT (answered_at), DELETE ON order_answers TO registry_jobs;
GRANT SELECT (sent_at_ms), DELETE ON phone_codes, phone_code_sends TO registry_jobs;
