-- The two tables of ledger.ts. A party copies them into its migration and grants SELECT and INSERT, nothing more, to the
-- roles that disclose or destroy.

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
