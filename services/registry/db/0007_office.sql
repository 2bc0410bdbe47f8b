-- Officers of municipalities: who they are, what they may see, what they did. Their process has a role of its own. It reads rows of a
-- region only in a transaction that says for which region it is; said nothing, it sees nothing.

CREATE FUNCTION office_covers(region text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT current_setting('kipass.region', true) = 'all'
    OR (current_setting('kipass.region', true) <> '' AND starts_with(region, current_setting('kipass.region', true)))
$$;
COMMENT ON FUNCTION office_covers IS 'whether a region lies in that of the officer whose transaction this is';

CREATE FUNCTION office_covers_sector(sector text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT current_setting('kipass.sectors', true) = '*' OR sector = ANY (string_to_array(current_setting('kipass.sectors', true), ','))
$$;
COMMENT ON FUNCTION office_covers_sector IS 'whether a sector is among those of the officer whose transaction this is';

REVOKE ALL ON FUNCTION office_covers, office_covers_sector FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office_covers, office_covers_sector TO registry_office;

CREATE TABLE officers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  login_id text NOT NULL UNIQUE,
  password_hash text NOT NULL,
  name text NOT NULL,
  title text NOT NULL,
  region text NOT NULL CHECK (region ~ '^(\d{5}|\d{2}|all)$'),
  sectors text[] CHECK (cardinality(sectors) > 0),
  roles text[] NOT NULL CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['handler', 'decider', 'viewer', 'admin']),
  appointed_by bigint REFERENCES officers,
  appointed_on date NOT NULL,
  left_on date
);
COMMENT ON TABLE officers IS 'appointed by command or by an administrator of the same or a wider region; kept while the access log names them';
COMMENT ON COLUMN officers.login_id IS 'immutable; never given to another';
COMMENT ON COLUMN officers.password_hash IS 'argon2id';
COMMENT ON COLUMN officers.region IS '시군구 (five digits), 시도 (two) or the whole country; immutable: who moves is appointed anew';
COMMENT ON COLUMN officers.sectors IS 'only facilities of these; null: of all';
COMMENT ON COLUMN officers.roles IS '담당자, 결재자, 열람, 관리자; immutable';
COMMENT ON COLUMN officers.appointed_by IS 'null: by command';
COMMENT ON COLUMN officers.left_on IS 'from then on no session counts';

CREATE TABLE officer_sessions (
  token bytea PRIMARY KEY CHECK (octet_length(token) = 32),
  officer bigint NOT NULL REFERENCES officers,
  stage text NOT NULL CHECK (stage IN ('password', 'open')),
  begun_ms bigint NOT NULL,
  seen_ms bigint NOT NULL
);
CREATE INDEX officer_sessions_by_officer ON officer_sessions (officer);
CREATE INDEX officer_sessions_by_begin ON officer_sessions (begun_ms);
COMMENT ON TABLE officer_sessions IS 'over ten minutes after the last request and eight hours after the log-in; erased then, or when the officer logs out or leaves';
COMMENT ON COLUMN officer_sessions.token IS 'SHA-256 of what the cookie holds';
COMMENT ON COLUMN officer_sessions.stage IS 'password: the second factor is still missing';

-- The second step of a log-in; account is the officer's number.
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
COMMENT ON TABLE passkeys IS 'officers'' passkeys; each is erased when it is removed, or its officer leaves';
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

GRANT SELECT, INSERT, UPDATE, DELETE ON passkeys, passkey_challenges, one_time_passwords TO registry_office;
GRANT SELECT (expires_at_ms), DELETE ON passkey_challenges TO registry_jobs;

CREATE TABLE office_access_log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at_ms bigint NOT NULL,
  officer bigint NOT NULL REFERENCES officers,
  region text NOT NULL,
  what text NOT NULL,
  about text NOT NULL,
  why text NOT NULL,
  refused text
);
CREATE INDEX office_access_log_by_time ON office_access_log (at_ms);
COMMENT ON TABLE office_access_log IS 'every action of every officer; all columns immutable, erased after two years';
COMMENT ON COLUMN office_access_log.region IS 'the officer''s';
COMMENT ON COLUMN office_access_log.what IS 'the endpoint''s name';
COMMENT ON COLUMN office_access_log.about IS 'what was named in the address: a facility''s number, what was searched for';
COMMENT ON COLUMN office_access_log.why IS 'the reason the officer gave';
COMMENT ON COLUMN office_access_log.refused IS 'the problem that was answered instead; null: it was done';

CREATE FUNCTION find_officer_login(typed text)
RETURNS TABLE (id bigint, password_hash text, region text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.id, o.password_hash, o.region FROM public.officers o WHERE o.login_id = typed AND o.left_on IS NULL
$$;
COMMENT ON FUNCTION find_officer_login IS 'who logs in, before it is known for which region';

CREATE FUNCTION find_officer_session(presented bytea)
RETURNS TABLE (id bigint, login_id text, name text, title text, region text, sectors text[], roles text[], stage text, begun_ms bigint, seen_ms bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.id, o.login_id, o.name, o.title, o.region, o.sectors, o.roles, s.stage, s.begun_ms, s.seen_ms
    FROM public.officer_sessions s JOIN public.officers o ON o.id = s.officer
   WHERE s.token = presented AND o.left_on IS NULL
$$;
COMMENT ON FUNCTION find_officer_session IS 'whose request this is, before it is known for which region';

REVOKE ALL ON FUNCTION find_officer_login, find_officer_session FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_officer_login, find_officer_session TO registry_office;

GRANT SELECT (id, login_id, name, title, region, sectors, roles, appointed_by, appointed_on, left_on) ON officers TO registry_office;
GRANT INSERT (login_id, password_hash, name, title, region, sectors, roles, appointed_by, appointed_on), UPDATE (password_hash, left_on) ON officers TO registry_office;
GRANT SELECT, INSERT, UPDATE (stage, seen_ms), DELETE ON officer_sessions TO registry_office;
GRANT SELECT, INSERT ON office_access_log TO registry_office;
GRANT SELECT, INSERT, UPDATE, DELETE ON login_attempts TO registry_office;
GRANT SELECT, DELETE ON key_checks TO registry_office;
GRANT SELECT ON alert_levels TO registry_office;

GRANT SELECT (id, login_id), INSERT (login_id, password_hash, name, title, region, sectors, roles, appointed_by, appointed_on) ON officers TO registry_jobs;
GRANT SELECT (begun_ms), DELETE ON officer_sessions TO registry_jobs;
GRANT SELECT (at_ms), DELETE ON office_access_log TO registry_jobs;

-- Whoever decides on a facility says which version of it they saw.
ALTER TABLE facilities ADD COLUMN version integer NOT NULL DEFAULT 1;
COMMENT ON COLUMN facilities.version IS 'grows with every change of what an officer sees';

CREATE FUNCTION next_facility_version() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION next_facility_version IS 'two officers who decide on the same facility at once: the second is told';
REVOKE ALL ON FUNCTION next_facility_version FROM PUBLIC;
CREATE TRIGGER facilities_version BEFORE UPDATE ON facilities
  FOR EACH ROW WHEN ((NEW.status, NEW.region, NEW.sector, NEW.name, NEW.business_number) IS DISTINCT FROM (OLD.status, OLD.region, OLD.sector, OLD.name, OLD.business_number))
  EXECUTE FUNCTION next_facility_version();

CREATE INDEX facilities_by_region ON facilities (region, id);

GRANT SELECT (id, name, status, status_changed_ms, version, business_number, representative, telephone, sector, sector_detail, region,
  address, address_detail, signed_up_on) ON facilities TO registry_office;
GRANT UPDATE (status, status_changed_ms) ON facilities TO registry_office;
GRANT SELECT (id, facility, role, door, name, phone, added_on, last_used_on, revoked_on) ON members TO registry_office;
GRANT SELECT (id, facility, last_used_on, revoked_on) ON terminals TO registry_office;
GRANT SELECT ON paper_books, paper_destructions TO registry_office;

CREATE TABLE office_decisions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('approve', 'reject', 'suspend', 'reopen')),
  status_before text NOT NULL,
  version_after integer NOT NULL,
  officer bigint NOT NULL REFERENCES officers,
  by_name text NOT NULL,
  reason text NOT NULL,
  at_ms bigint NOT NULL,
  undone_ms bigint
);
CREATE INDEX office_decisions_by_facility ON office_decisions (facility, id);
COMMENT ON TABLE office_decisions IS 'what officers decided on facilities; immutable but for being undone, dies with the facility';
COMMENT ON COLUMN office_decisions.version_after IS 'of the facility: once it is another, the decision cannot be undone any more';
COMMENT ON COLUMN office_decisions.by_name IS 'name and title, as they were';
COMMENT ON COLUMN office_decisions.reason IS 'told to the facility; empty for an approval';
GRANT SELECT, INSERT, UPDATE (undone_ms) ON office_decisions TO registry_office;

-- Everybody keeps what their grants give; of that, the office sees its officer's region and sectors.
ALTER TABLE facilities ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON facilities USING (true);
CREATE POLICY by_region ON facilities AS RESTRICTIVE TO registry_office USING (office_covers(region) AND office_covers_sector(sector));

ALTER TABLE members ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON members USING (true);
CREATE POLICY by_region ON members AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE terminals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON terminals USING (true);
CREATE POLICY by_region ON terminals AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE paper_books ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON paper_books USING (true);
CREATE POLICY by_region ON paper_books AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE paper_destructions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON paper_destructions USING (true);
CREATE POLICY by_region ON paper_destructions AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM paper_books b WHERE b.id = book));

ALTER TABLE officers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON officers USING (true);
CREATE POLICY by_region ON officers AS RESTRICTIVE TO registry_office USING (office_covers(region));

ALTER TABLE office_access_log ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON office_access_log USING (true);
CREATE POLICY by_region ON office_access_log AS RESTRICTIVE TO registry_office USING (office_covers(region));

ALTER TABLE office_decisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON office_decisions USING (true);
CREATE POLICY by_region ON office_decisions AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));
