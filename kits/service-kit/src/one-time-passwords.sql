-- The table of one-time-passwords.ts. A party copies it into its migration and grants its own role SELECT, INSERT, UPDATE, DELETE.

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
