-- The authority's officers and how they log in. An officer's signing key is made in their browser; only its public half is here.

CREATE TABLE officers (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL UNIQUE,
  login_id text NOT NULL UNIQUE,
  password_hash text NOT NULL,
  name text NOT NULL,
  title text NOT NULL,
  role text NOT NULL CHECK (role IN ('investigator', 'approver')),
  public_key bytea UNIQUE CHECK (octet_length(public_key) = 32),
  sessions_from_ms bigint NOT NULL DEFAULT 0,
  appointed_at_ms bigint NOT NULL
);
COMMENT ON TABLE officers IS 'appointed by command; kept while they are named in the access log';
COMMENT ON COLUMN officers.id IS 'random; the name under which the ministry certifies the officer''s key';
COMMENT ON COLUMN officers.password_hash IS 'argon2id, PHC string';
COMMENT ON COLUMN officers.public_key IS 'Ed25519; counts only once the certification lists it';
COMMENT ON COLUMN officers.sessions_from_ms IS 'sessions begun earlier are over';

CREATE TABLE login_failures (
  login_index bytea PRIMARY KEY,
  failures integer NOT NULL,
  locked_until_ms bigint NOT NULL,
  last_at_ms bigint NOT NULL
);
COMMENT ON TABLE login_failures IS 'failed log-ins in a row, for known and unknown ids alike; erased on success and after a day';
COMMENT ON COLUMN login_failures.login_index IS 'keyed hash of what was typed as log-in id; never the text';

GRANT SELECT ON officers TO authority_app;
GRANT UPDATE (public_key, sessions_from_ms) ON officers TO authority_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON login_failures TO authority_app;

GRANT SELECT (number, id, login_id), INSERT ON officers TO authority_jobs;
GRANT SELECT (last_at_ms), DELETE ON login_failures TO authority_jobs;
