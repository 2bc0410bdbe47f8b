-- The two tables of phone-codes.ts. A party copies them into its migration and grants its own role SELECT, INSERT, UPDATE, DELETE.

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
