-- The tables of passkeys.ts. A party copies them into its migration and grants its own role SELECT, INSERT, UPDATE, DELETE.

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
