-- The table of revocations.ts. A party copies it into its migration and grants SELECT to the roles that check sessions,
-- SELECT, INSERT, UPDATE to those that end them, SELECT (revoked_day), DELETE to the eraser.

CREATE TABLE revoked_sessions (
  subject bigint PRIMARY KEY,
  not_before_ms bigint NOT NULL,
  revoked_day date NOT NULL
);
CREATE INDEX revoked_sessions_by_time ON revoked_sessions (not_before_ms);
COMMENT ON TABLE revoked_sessions IS 'whose sessions were ended; erased once every session minted before has run out by itself';
COMMENT ON COLUMN revoked_sessions.subject IS 'account or member number';
COMMENT ON COLUMN revoked_sessions.not_before_ms IS 'sessions minted before this Unix millisecond no longer count';
COMMENT ON COLUMN revoked_sessions.revoked_day IS 'day in Seoul, for the eraser';
