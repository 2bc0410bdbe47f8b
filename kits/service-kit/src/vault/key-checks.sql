-- The table of key-checks.ts. A party copies it into its migration and grants SELECT to every process that opens the vault,
-- INSERT to those that make keys, DELETE to the eraser.

CREATE TABLE key_checks (
  name text PRIMARY KEY,
  check_value bytea NOT NULL CHECK (octet_length(check_value) = 16)
);
COMMENT ON TABLE key_checks IS 'what the database knows of each key in the vault: enough to tell a different key, not to find it';
COMMENT ON COLUMN key_checks.check_value IS 'first 16 bytes of HMAC-SHA-256(key, "kipass/check/1" and the name); immutable, erased with the key';
