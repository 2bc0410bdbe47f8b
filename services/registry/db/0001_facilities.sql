-- Facilities, the people who run them, and their sessions. Nothing here concerns a visitor.

CREATE TABLE facilities (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  status text NOT NULL CHECK (status IN ('active', 'waiting', 'suspended', 'closed')),
  status_changed_ms bigint NOT NULL,
  business_number text,
  representative bytea NOT NULL,
  telephone text NOT NULL,
  sector text NOT NULL,
  sector_detail text,
  region text NOT NULL,
  address text NOT NULL,
  address_detail text NOT NULL,
  last_door integer NOT NULL DEFAULT 0 CHECK (last_door BETWEEN 0 AND 65535),
  signed_up_on date NOT NULL
);
CREATE UNIQUE INDEX facilities_one_per_place ON facilities (business_number, region, address, address_detail)
  WHERE business_number IS NOT NULL AND status <> 'closed';
CREATE INDEX facilities_by_status_change ON facilities (status_changed_ms);
COMMENT ON TABLE facilities IS 'a venue with one address; kept while the scheme runs, because visits name it';
COMMENT ON COLUMN facilities.status IS 'waiting: no 사업자등록번호, usable once the municipality approves; only active facilities record visits';
COMMENT ON COLUMN facilities.status_changed_ms IS 'lets every process catch up with changes it was not told of';
COMMENT ON COLUMN facilities.representative IS '대표자명, sealed under the contact key';
COMMENT ON COLUMN facilities.address IS 'immutable: a facility that moves gets a new id';
COMMENT ON COLUMN facilities.last_door IS 'the highest door number given out; never given twice';

CREATE TABLE members (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  facility bigint NOT NULL REFERENCES facilities,
  role text NOT NULL CHECK (role IN ('manager', 'staff')),
  door integer NOT NULL CHECK (door BETWEEN 0 AND 65535),
  name text NOT NULL,
  login_id text NOT NULL UNIQUE,
  password_hash text NOT NULL,
  phone bytea,
  added_on date NOT NULL,
  last_used_on date,
  revoked_on date,
  UNIQUE (facility, door)
);
COMMENT ON TABLE members IS 'who may log in for a facility: managers, and staff or doors (''1번 입구'')';
COMMENT ON COLUMN members.door IS 'running number within the facility, sealed into each visit; immutable';
COMMENT ON COLUMN members.login_id IS 'immutable; never given to another';
COMMENT ON COLUMN members.password_hash IS 'argon2id';
COMMENT ON COLUMN members.phone IS 'a manager''s verified number, sealed under the contact key';
COMMENT ON COLUMN members.last_used_on IS 'day of the last log-in';

CREATE TABLE login_attempts (
  login bytea PRIMARY KEY,
  failures integer NOT NULL,
  locked_until_ms bigint NOT NULL,
  last_at_ms bigint NOT NULL
);
COMMENT ON TABLE login_attempts IS 'wrong log-ins in a row, also of ids that do not exist; erased a day after the last';
COMMENT ON COLUMN login_attempts.login IS 'keyed hash of what was typed as id';

CREATE TABLE revoked_sessions (
  subject bigint PRIMARY KEY,
  not_before_ms bigint NOT NULL,
  revoked_day date NOT NULL
);
CREATE INDEX revoked_sessions_by_time ON revoked_sessions (not_before_ms);
COMMENT ON TABLE revoked_sessions IS 'sessions of a subject made before this moment have ended; erased once none of them could still be valid';
COMMENT ON COLUMN revoked_sessions.subject IS 'a member''s id, or a number made of a device''s (members/sessions.ts)';

CREATE TABLE alert_levels (
  from_day date PRIMARY KEY,
  level text NOT NULL CHECK (level IN ('관심', '주의', '경계', '심각'))
);
COMMENT ON TABLE alert_levels IS '위기경보 by day; visits are recorded at 경계 and 심각 only. No row: 심각';

GRANT SELECT (id, status, status_changed_ms) ON facilities TO registry_scan;
GRANT SELECT ON revoked_sessions, alert_levels TO registry_scan;

GRANT SELECT, INSERT ON facilities TO registry_manage;
GRANT UPDATE (status, status_changed_ms, last_door) ON facilities TO registry_manage;
GRANT SELECT, INSERT ON members TO registry_manage;
GRANT UPDATE (last_used_on, revoked_on) ON members TO registry_manage;
GRANT SELECT, INSERT, UPDATE, DELETE ON login_attempts TO registry_manage;
GRANT SELECT, INSERT, UPDATE ON revoked_sessions TO registry_manage;

GRANT SELECT (id, name, telephone, sector, region, address, address_detail) ON facilities TO registry_disclose;

GRANT SELECT (last_at_ms), DELETE ON login_attempts TO registry_jobs;
GRANT SELECT (revoked_day), DELETE ON revoked_sessions TO registry_jobs;
