-- What visitors see and decide of their own: their safe number, their consents over time, what of theirs was provided,
-- and what they demand of the issuer.

CREATE SEQUENCE safe_number_serials AS integer MINVALUE 0 MAXVALUE 102042499 CYCLE;

CREATE TABLE safe_numbers (
  serial integer PRIMARY KEY CHECK (serial BETWEEN 0 AND 102042499),
  account bigint NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
  assigned_day date NOT NULL,
  ended_day date
);
CREATE UNIQUE INDEX safe_numbers_present ON safe_numbers (account) WHERE ended_day IS NULL;
CREATE INDEX safe_numbers_by_account ON safe_numbers (account);
CREATE INDEX safe_numbers_by_end ON safe_numbers (ended_day);
COMMENT ON TABLE safe_numbers IS 'whose a safe number is, or was; a former one is destroyed 28 days after it ended, a present one with the account';
COMMENT ON COLUMN safe_numbers.serial IS 'what the number is made of, with the key in the vault; never the number';
COMMENT ON COLUMN safe_numbers.ended_day IS 'day it was exchanged for another';

INSERT INTO safe_numbers (serial, account, assigned_day)
SELECT nextval('safe_number_serials'), number, enrolled_day FROM accounts WHERE ended_day IS NULL;

ALTER TABLE consents ADD COLUMN withdrawn_day date;
ALTER TABLE consents DROP CONSTRAINT consents_pkey;
ALTER TABLE consents ADD PRIMARY KEY (account, kind, version, agreed_day);
COMMENT ON TABLE consents IS 'what was agreed to, in which version, when, and when it was withdrawn; never overwritten, destroyed with the account';
COMMENT ON COLUMN consents.withdrawn_day IS 'day it was withdrawn; of each kind the last that was not counts';

ALTER TABLE accounts ADD COLUMN paused_day date;
COMMENT ON COLUMN accounts.paused_day IS 'day the visitor had the processing suspended; nothing is drawn until it is resumed';

CREATE TABLE provisions (
  account bigint NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
  order_index bytea NOT NULL CHECK (octet_length(order_index) = 32),
  kind text NOT NULL CHECK (kind IN ('passes-of-person', 'identities-of-passes', 'identities-of-safe-numbers')),
  order_sealed bytea NOT NULL CHECK (octet_length(order_sealed) > 28),
  provided_day date NOT NULL,
  notify_after date NOT NULL,
  PRIMARY KEY (account, order_index)
);
COMMENT ON TABLE provisions IS 'what of a person was provided under which order, for that person to read; destroyed with the account';
COMMENT ON COLUMN provisions.order_index IS 'keyed hash of order and account: tells the same answer again, and links no two people';
COMMENT ON COLUMN provisions.order_sealed IS 'the order''s reference, legal basis and purpose, sealed under the profile key for this account';
COMMENT ON COLUMN provisions.notify_after IS 'first day on which the person may know';

CREATE TABLE data_requests (
  number integer PRIMARY KEY CHECK (number BETWEEN 10000000 AND 99999999),
  account bigint NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('access', 'correction', 'erasure', 'suspension')),
  text_sealed bytea NOT NULL CHECK (octet_length(text_sealed) >= 28),
  opened_day date NOT NULL,
  answered_day date,
  answer_sealed bytea CHECK (octet_length(answer_sealed) >= 28),
  CHECK (answer_sealed IS NULL OR answered_day IS NOT NULL)
);
CREATE UNIQUE INDEX data_requests_open ON data_requests (account, kind) WHERE answered_day IS NULL;
CREATE INDEX data_requests_by_account ON data_requests (account);
COMMENT ON TABLE data_requests IS 'demands for access, correction, erasure or suspension; destroyed with the account';
COMMENT ON COLUMN data_requests.number IS 'random; all that whoever answers is told';
COMMENT ON COLUMN data_requests.text_sealed IS 'the visitor''s words, sealed under the profile key for this number';
COMMENT ON COLUMN data_requests.answer_sealed IS 'the answer in words, sealed likewise; none where the demand took effect at once';

GRANT SELECT, INSERT ON safe_numbers TO issuer_app;
GRANT UPDATE (ended_day) ON safe_numbers TO issuer_app;
GRANT USAGE ON SEQUENCE safe_number_serials TO issuer_app;
REVOKE UPDATE (version, agreed_day) ON consents FROM issuer_app;
GRANT UPDATE (withdrawn_day) ON consents TO issuer_app;
GRANT UPDATE (paused_day) ON accounts TO issuer_app;
GRANT SELECT ON provisions TO issuer_app;
GRANT SELECT, INSERT ON data_requests TO issuer_app;

-- issuer_disclose notes a provision and can neither read nor take it back.
GRANT SELECT ON safe_numbers TO issuer_disclose;
GRANT INSERT ON provisions TO issuer_disclose;

-- issuer_jobs also answers requests, by their number: it sees no account.
GRANT SELECT (ended_day), DELETE ON safe_numbers TO issuer_jobs;
GRANT SELECT (number, kind, text_sealed, opened_day, answered_day, answer_sealed) ON data_requests TO issuer_jobs;
GRANT UPDATE (answered_day, answer_sealed) ON data_requests TO issuer_jobs;
