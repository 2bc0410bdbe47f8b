-- A child under 14 is an account of its own. It has no phone: its guardian is an account, and that one's phone counts.

ALTER TABLE accounts
  ADD COLUMN guardian bigint REFERENCES accounts (number) ON DELETE CASCADE,
  ADD COLUMN birth_date_sealed bytea CHECK (octet_length(birth_date_sealed) > 28),
  ADD COLUMN has_own_device boolean NOT NULL DEFAULT false,
  ALTER COLUMN phone_sealed DROP NOT NULL,
  ALTER COLUMN phone_index DROP NOT NULL,
  ALTER COLUMN verified_until DROP NOT NULL,
  ADD CONSTRAINT accounts_phone_or_guardian CHECK (
    num_nonnulls(phone_sealed, phone_index, verified_until) = CASE WHEN guardian IS NULL THEN 3 ELSE 0 END
    AND (guardian IS NULL) = (birth_date_sealed IS NULL));
CREATE INDEX accounts_by_guardian ON accounts (guardian) WHERE guardian IS NOT NULL;
COMMENT ON COLUMN accounts.phone_index IS 'keyed hash of the phone; one living account each; children have none';
COMMENT ON COLUMN accounts.verified_until IS 'last day the phone counts as verified; a child''s is its guardian''s';
COMMENT ON COLUMN accounts.last_pass_day IS 'day of the last draw, its children''s included, written later and in random order; never a time';
COMMENT ON COLUMN accounts.enrolled_day IS 'day of the last enrolment, its children''s included';
COMMENT ON COLUMN accounts.guardian IS 'the account that answers for this child';
COMMENT ON COLUMN accounts.birth_date_sealed IS 'a child''s, sealed under the profile key for this row and column: says when it turns 14';
COMMENT ON COLUMN accounts.has_own_device IS 'a child draws on a device of its own and not on its guardian''s';

ALTER TABLE consents
  DROP CONSTRAINT consents_kind_check,
  ADD CONSTRAINT consents_kind_check CHECK (kind IN ('collection', 'provision', 'location', 'guardian'));

CREATE TABLE child_device_codes (
  guardian bigint PRIMARY KEY REFERENCES accounts (number) ON DELETE CASCADE,
  child bigint NOT NULL REFERENCES accounts (number) ON DELETE CASCADE,
  code bytea NOT NULL CHECK (octet_length(code) = 32),
  shown_at_ms bigint NOT NULL,
  tries integer NOT NULL DEFAULT 0
);
CREATE INDEX child_device_codes_by_time ON child_device_codes (shown_at_ms);
COMMENT ON TABLE child_device_codes IS 'the last code a guardian was shown for a child''s own device; erased once used, or after its three minutes';
COMMENT ON COLUMN child_device_codes.code IS 'keyed hash of guardian, child, time and code; never the code';
COMMENT ON COLUMN child_device_codes.tries IS 'times a code was entered; five at most';

GRANT UPDATE (has_own_device) ON accounts TO issuer_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON child_device_codes TO issuer_app;
GRANT SELECT (guardian) ON accounts TO issuer_disclose;
GRANT SELECT (shown_at_ms), DELETE ON child_device_codes TO issuer_jobs;
