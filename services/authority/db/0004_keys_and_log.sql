-- What the authority keeps of itself: its visit keys' public halves, check values of its secret keys, its public log.

CREATE TABLE visit_keys (
  week date PRIMARY KEY,
  working bytea NOT NULL CHECK (octet_length(working) = 32),
  escrow bytea NOT NULL CHECK (octet_length(escrow) = 32)
);
COMMENT ON TABLE visit_keys IS 'public halves of the weeks'' visit keys; immutable, erased with their private halves';
COMMENT ON COLUMN visit_keys.week IS 'Monday; the private halves die 29 days after the week''s Sunday';

CREATE TABLE key_checks (
  name text PRIMARY KEY,
  check_value bytea NOT NULL
);
COMMENT ON TABLE key_checks IS 'what the database knows of each key in the vault: tells a missing or different key from a new one';

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

GRANT SELECT ON visit_keys TO authority_app;
GRANT SELECT, INSERT, DELETE ON key_checks TO authority_app;
GRANT SELECT, INSERT ON log_entries, log_heads TO authority_app, authority_worker, authority_jobs;

GRANT SELECT, INSERT, DELETE ON visit_keys TO authority_jobs;
GRANT SELECT, INSERT, DELETE ON key_checks TO authority_jobs;
