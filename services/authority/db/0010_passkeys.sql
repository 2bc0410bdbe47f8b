-- The second step of a log-in, and approvals that are signed with a passkey.

CREATE TABLE passkeys (
  id bytea PRIMARY KEY,
  account bigint NOT NULL,
  public_key bytea NOT NULL CHECK (octet_length(public_key) = 65),
  sign_count bigint NOT NULL,
  synced boolean NOT NULL,
  transports text[] NOT NULL,
  made_at_ms bigint NOT NULL,
  used_at_ms bigint
);
CREATE INDEX passkeys_by_account ON passkeys (account);
COMMENT ON TABLE passkeys IS 'an account''s passkeys; each is erased when it is removed or its account is';
COMMENT ON COLUMN passkeys.id IS 'the credential id its device gave it';
COMMENT ON COLUMN passkeys.public_key IS 'P-256 point, uncompressed';
COMMENT ON COLUMN passkeys.sign_count IS 'the device''s own count at its last use; 0 from devices that do not count';
COMMENT ON COLUMN passkeys.synced IS 'may leave its device through the provider''s cloud';

CREATE TABLE passkey_challenges (
  challenge bytea PRIMARY KEY CHECK (octet_length(challenge) = 32),
  account bigint NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('create', 'log-in')),
  expires_at_ms bigint NOT NULL
);
CREATE INDEX passkey_challenges_by_time ON passkey_challenges (expires_at_ms);
COMMENT ON TABLE passkey_challenges IS 'what a passkey is to sign; erased once used, or after its five minutes';

CREATE TABLE one_time_passwords (
  account bigint PRIMARY KEY,
  secret bytea NOT NULL,
  confirmed boolean NOT NULL DEFAULT false,
  last_step bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE one_time_passwords IS 'an account''s secret for codes that change every 30 seconds; erased when it is removed or its account is';
COMMENT ON COLUMN one_time_passwords.secret IS 'sealed under a key of the vault';
COMMENT ON COLUMN one_time_passwords.confirmed IS 'a code of it was entered once; before that it counts for nothing';
COMMENT ON COLUMN one_time_passwords.last_step IS 'the last step a code was accepted for; it and earlier ones are over';

GRANT SELECT, INSERT, UPDATE, DELETE ON passkeys, passkey_challenges, one_time_passwords TO authority_app;
GRANT SELECT (expires_at_ms), DELETE ON passkey_challenges TO authority_jobs;

-- Keys that browsers made for themselves count nowhere any more, nor what was signed with them.
UPDATE officers SET public_key = NULL;
ALTER TABLE officers DROP CONSTRAINT officers_public_key_check;
ALTER TABLE officers ADD CHECK (octet_length(public_key) = 65);
COMMENT ON COLUMN officers.public_key IS 'P-256 point of the passkey they sign with; counts only once the certification lists it';

UPDATE requests SET state = 'expired' WHERE state IN ('signed', 'approved', 'running', 'choosing');
DELETE FROM approvals;
ALTER TABLE approvals DROP CONSTRAINT approvals_signature_check;
ALTER TABLE approvals ADD authenticator_data bytea NOT NULL;
ALTER TABLE approvals ADD client_data bytea NOT NULL;
ALTER TABLE approvals ADD hashes bytea[] NOT NULL;
COMMENT ON TABLE approvals IS 'touches of officers'' own passkeys; immutable';
COMMENT ON COLUMN approvals.signature IS 'over authenticator_data and the hash of client_data; DER';
COMMENT ON COLUMN approvals.hashes IS 'of all orders this touch approved, rising';
