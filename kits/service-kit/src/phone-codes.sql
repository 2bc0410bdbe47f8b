-- The tables of phone-codes.ts and sms-budgets.ts. A party copies them into its migration and grants its own role SELECT, INSERT, UPDATE, DELETE.

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
  sent_at_ms bigint NOT NULL,
  guessed boolean NOT NULL DEFAULT false
);
CREATE INDEX phone_code_sends_by_phone ON phone_code_sends (phone, sent_at_ms);
CREATE INDEX phone_code_sends_by_time ON phone_code_sends (sent_at_ms);
COMMENT ON TABLE phone_code_sends IS 'what the limits count; erased after a day';
COMMENT ON COLUMN phone_code_sends.phone IS 'keyed hash of the number; never the number';
COMMENT ON COLUMN phone_code_sends.guessed IS 'this message''s code was entered wrongly five times';

CREATE TABLE sms_budgets (
  budget text NOT NULL,
  subject bytea NOT NULL,
  window_start_ms bigint NOT NULL,
  sent integer NOT NULL,
  PRIMARY KEY (budget, subject, window_start_ms)
);
CREATE INDEX sms_budgets_by_time ON sms_budgets (window_start_ms);
COMMENT ON TABLE sms_budgets IS 'messages sent within a window, for each budget that numbers share; erased after a day';
COMMENT ON COLUMN sms_budgets.budget IS 'what is counted: prefix of the number, network of the request, or all';
COMMENT ON COLUMN sms_budgets.subject IS 'keyed hash of the prefix or, under a key of the day, of the network; empty for all';
