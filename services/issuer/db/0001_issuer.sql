-- The issuer knows who, never where. No table here has a column for a place, and none that a draw touches has a time
-- finer than a day.

CREATE SEQUENCE account_numbers MAXVALUE 281474976710655;
CREATE SEQUENCE session_numbers;

CREATE TABLE accounts (
  number bigint PRIMARY KEY CHECK (number BETWEEN 1 AND 281474976710655),
  name_sealed bytea NOT NULL CHECK (octet_length(name_sealed) > 28),
  phone_sealed bytea NOT NULL CHECK (octet_length(phone_sealed) > 28),
  phone_index bytea NOT NULL CHECK (octet_length(phone_index) = 32),
  session_generation bigint NOT NULL,
  verified_until date NOT NULL,
  last_pass_day date,
  enrolled_day date NOT NULL,
  ended_day date
);
CREATE UNIQUE INDEX accounts_by_phone ON accounts (phone_index) WHERE ended_day IS NULL;
CREATE INDEX accounts_by_any_phone ON accounts (phone_index);
CREATE INDEX accounts_by_last_use ON accounts (greatest(last_pass_day, enrolled_day));
COMMENT ON TABLE accounts IS 'visitors; each destroyed 28 days after the day of its last pass, with that day''s pass key';
COMMENT ON COLUMN accounts.number IS 'immutable; inside pass ids, encrypted';
COMMENT ON COLUMN accounts.name_sealed IS 'sealed under the profile key for this row and column';
COMMENT ON COLUMN accounts.phone_sealed IS 'sealed under the profile key for this row and column';
COMMENT ON COLUMN accounts.phone_index IS 'keyed hash of the phone; one living account each';
COMMENT ON COLUMN accounts.session_generation IS 'the one session that counts, from session_numbers: older ones are void';
COMMENT ON COLUMN accounts.verified_until IS 'last day the phone counts as verified';
COMMENT ON COLUMN accounts.last_pass_day IS 'day of the last draw, written later and in random order; never a time';
COMMENT ON COLUMN accounts.enrolled_day IS 'day of the last enrolment';
COMMENT ON COLUMN accounts.ended_day IS 'day it stopped drawing: consent withdrawn, or the phone proved under another name';

CREATE TABLE consents (
  account bigint NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('collection', 'provision', 'location')),
  version text NOT NULL,
  agreed_day date NOT NULL,
  PRIMARY KEY (account, kind)
);
COMMENT ON TABLE consents IS 'what was agreed to, in which version; destroyed with the account';

CREATE TABLE revoked_sessions (
  subject bigint PRIMARY KEY,
  not_before_ms bigint NOT NULL,
  revoked_day date NOT NULL
);
CREATE INDEX revoked_sessions_by_time ON revoked_sessions (not_before_ms);
COMMENT ON TABLE revoked_sessions IS 'accounts whose older sessions are void; erased once those have run out by themselves';
COMMENT ON COLUMN revoked_sessions.subject IS 'account number';
COMMENT ON COLUMN revoked_sessions.not_before_ms IS 'sessions with a lower number are void: a number from session_numbers, not a time';

CREATE TABLE phone_codes (
  phone bytea NOT NULL,
  purpose text NOT NULL,
  code bytea NOT NULL,
  sent_at_ms bigint NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  PRIMARY KEY (phone, purpose)
);
COMMENT ON TABLE phone_codes IS 'the last code sent to a phone for a purpose; erased once used, or after its three minutes';
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

CREATE TABLE key_checks (
  name text PRIMARY KEY,
  check_value bytea NOT NULL CHECK (octet_length(check_value) = 16)
);
COMMENT ON TABLE key_checks IS 'what the database knows of each key in the vault: enough to tell a different key, not to find it';
COMMENT ON COLUMN key_checks.check_value IS 'first 16 bytes of HMAC-SHA-256(key, "kipass/check/1" and the name); immutable, erased with the key';

-- issuer_app serves visitors: it cannot destroy an account, nor write the log.
GRANT SELECT, INSERT ON accounts TO issuer_app;
GRANT UPDATE (session_generation, verified_until, last_pass_day, enrolled_day, ended_day) ON accounts TO issuer_app;
GRANT SELECT, INSERT ON consents TO issuer_app;
GRANT UPDATE (version, agreed_day) ON consents TO issuer_app;
GRANT SELECT, INSERT, UPDATE ON revoked_sessions TO issuer_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON phone_codes TO issuer_app;
GRANT SELECT, INSERT ON phone_code_sends TO issuer_app;
GRANT SELECT ON log_entries, log_heads, key_checks TO issuer_app;
GRANT USAGE ON SEQUENCE account_numbers, session_numbers TO issuer_app;

-- issuer_disclose answers orders: it reads people, changes none, and cannot take back what it logged.
GRANT SELECT (number, name_sealed, phone_sealed, phone_index) ON accounts TO issuer_disclose;
GRANT SELECT, INSERT, UPDATE ON order_answers TO issuer_disclose;
GRANT SELECT, INSERT ON log_entries, log_heads TO issuer_disclose;

-- issuer_jobs prepares and destroys: it sees dates, never who.
GRANT SELECT (number, last_pass_day, enrolled_day), DELETE ON accounts TO issuer_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON revoked_sessions TO issuer_jobs;
GRANT SELECT (sent_at_ms), DELETE ON phone_codes, phone_code_sends TO issuer_jobs;
GRANT SELECT (answered_at), DELETE ON order_answers TO issuer_jobs;
GRANT SELECT, INSERT ON log_entries, log_heads TO issuer_jobs;
GRANT SELECT, INSERT, DELETE ON key_checks TO issuer_jobs;
GRANT USAGE ON SEQUENCE session_numbers TO issuer_jobs;
