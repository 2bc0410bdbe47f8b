-- Which facilities must keep the electronic log, as dated rules; who is exempt; and the alert level on which all of it depends.

CREATE FUNCTION office_touches(regions text[]) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT current_setting('kipass.region', true) <> '' AND EXISTS (
    SELECT FROM unnest(regions) region
     WHERE region = 'all' OR office_covers(region) OR starts_with(current_setting('kipass.region', true), region))
$$;
COMMENT ON FUNCTION office_touches IS 'whether any of these regions lies in that of the officer whose transaction this is, or around it';
REVOKE ALL ON FUNCTION office_touches FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office_touches TO registry_office;

CREATE TABLE designations (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text UNIQUE,
  title text NOT NULL,
  regions text[] NOT NULL CHECK (cardinality(regions) > 0),
  from_day date NOT NULL,
  grace_until date,
  to_day date,
  basis text NOT NULL,
  exceptions text NOT NULL,
  by_name text NOT NULL,
  made_ms bigint NOT NULL,
  ended_ms bigint,
  CHECK (to_day >= from_day - 1 AND grace_until >= from_day)
);
COMMENT ON TABLE designations IS '의무적용 지정: dated rules by which facilities must keep the electronic log; immutable but for their end';
COMMENT ON COLUMN designations.code IS 'of a national list that the program brings; null: made by an office';
COMMENT ON COLUMN designations.regions IS 'beginnings of region codes it applies to; all: the country';
COMMENT ON COLUMN designations.grace_until IS '계도기간: the last day without sanctions; null: none';
COMMENT ON COLUMN designations.to_day IS 'the last day in force; the day before it began: withdrawn before that';
COMMENT ON COLUMN designations.exceptions IS 'who may be left out, in words; each is decided on by itself';

CREATE TABLE designation_sectors (
  designation bigint NOT NULL REFERENCES designations,
  sector text NOT NULL,
  min_area_m2 integer,
  min_capacity integer,
  PRIMARY KEY (designation, sector)
);
COMMENT ON TABLE designation_sectors IS 'which sectors a designation applies to, from which size on; immutable';

CREATE TABLE designation_facilities (
  designation bigint NOT NULL REFERENCES designations,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  PRIMARY KEY (designation, facility)
);
CREATE INDEX designation_facilities_by_facility ON designation_facilities (facility);
COMMENT ON TABLE designation_facilities IS 'facilities a designation names one by one; immutable';

CREATE TABLE designation_releases (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  designation bigint NOT NULL REFERENCES designations,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  from_day date NOT NULL,
  to_day date CHECK (to_day >= from_day - 1),
  reason text NOT NULL,
  by_name text NOT NULL,
  at_ms bigint NOT NULL,
  ended_ms bigint
);
CREATE UNIQUE INDEX designation_releases_one_open ON designation_releases (facility, designation) WHERE ended_ms IS NULL;
COMMENT ON TABLE designation_releases IS 'facilities judged to be of low risk and left out of a designation; immutable but for their end';
COMMENT ON COLUMN designation_releases.to_day IS 'the last day; the day before it began: taken back the same day';

CREATE TABLE designation_notices (
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  designation bigint NOT NULL REFERENCES designations,
  at_ms bigint NOT NULL,
  PRIMARY KEY (facility, designation)
);
COMMENT ON TABLE designation_notices IS 'that a designation was announced to a facility, on its home screen; immutable';

CREATE TABLE facility_events (
  facility bigint PRIMARY KEY REFERENCES facilities ON DELETE CASCADE,
  from_day date NOT NULL,
  to_day date NOT NULL CHECK (to_day >= from_day),
  by_name text NOT NULL,
  at_ms bigint NOT NULL
);
COMMENT ON TABLE facility_events IS '일회성 행사: a facility without 사업자등록번호 that records on these days alone; immutable, read by every process';

CREATE TABLE exemptions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('own-system', 'no-network', 'known-attendees', 'other')),
  explanation text NOT NULL,
  identification text CHECK ((identification IS NULL) = (kind <> 'own-system')),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'granted', 'refused', 'ended')),
  asked_by text NOT NULL,
  asked_ms bigint NOT NULL,
  from_day date,
  until_day date CHECK (until_day >= from_day - 1),
  reason text,
  decided_by text,
  decided_ms bigint,
  CHECK ((state = 'open') = (decided_ms IS NULL) AND (state IN ('granted', 'ended')) = (until_day IS NOT NULL))
);
CREATE UNIQUE INDEX exemptions_one_standing ON exemptions (facility) WHERE state IN ('open', 'granted');
COMMENT ON TABLE exemptions IS '적용 제외: why a facility need not use the electronic log, until when; what was asked is immutable';
COMMENT ON COLUMN exemptions.identification IS 'how the own system finds out who somebody is';
COMMENT ON COLUMN exemptions.until_day IS 'the last day; to be looked at again before';
COMMENT ON COLUMN exemptions.reason IS 'of the decision, told to the facility';

CREATE TABLE exemption_files (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  exemption bigint NOT NULL REFERENCES exemptions ON DELETE CASCADE,
  name text NOT NULL,
  type text NOT NULL CHECK (type IN ('application/pdf', 'image/png', 'image/jpeg')),
  bytes integer NOT NULL,
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  sealed bytea NOT NULL,
  added_by text NOT NULL,
  added_ms bigint NOT NULL
);
CREATE INDEX exemption_files_by_exemption ON exemption_files (exemption);
COMMENT ON TABLE exemption_files IS 'evidence for an exemption: immutable, erased 28 days after the exemption was refused or ended';
COMMENT ON COLUMN exemption_files.sealed IS 'under the evidence key';

CREATE TABLE exemption_hand_ins (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  exemption bigint NOT NULL REFERENCES exemptions ON DELETE CASCADE,
  at_ms bigint NOT NULL,
  by_name text NOT NULL,
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  rows integer NOT NULL,
  wrong_rows integer NOT NULL,
  days integer NOT NULL,
  first_day date,
  last_day date,
  faults text[] NOT NULL
);
CREATE INDEX exemption_hand_ins_by_exemption ON exemption_hand_ins (exemption);
COMMENT ON TABLE exemption_hand_ins IS 'test hand-ins of an own system: only what was found in the file, which itself is never stored; immutable';
COMMENT ON COLUMN exemption_hand_ins.faults IS 'why it was not good enough; none: it was';

CREATE TABLE alert_level_changes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  level text NOT NULL CHECK (level IN ('관심', '주의', '경계', '심각')),
  from_day date NOT NULL,
  basis text NOT NULL,
  proposed_by bigint NOT NULL REFERENCES officers,
  proposer text NOT NULL,
  proposed_ms bigint NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'made', 'refused')),
  decided_by bigint REFERENCES officers,
  decider text,
  decided_ms bigint,
  CHECK ((state = 'open') = (decided_ms IS NULL) AND (state = 'open') = (decided_by IS NULL)),
  CHECK (state <> 'made' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX alert_level_changes_one_open ON alert_level_changes ((true)) WHERE state = 'open';
COMMENT ON TABLE alert_level_changes IS 'who proposed and who decided that the 위기경보 changes: two officers of the ministry; immutable but for the decision';

-- The office: rules are seen where they apply and around, made within the own region and sectors.
GRANT SELECT, INSERT, UPDATE (to_day, ended_ms) ON designations TO registry_office;
GRANT SELECT, INSERT ON designation_sectors, designation_facilities, designation_notices, facility_events TO registry_office;
GRANT SELECT, INSERT, UPDATE (to_day, ended_ms) ON designation_releases TO registry_office;
GRANT SELECT, INSERT, UPDATE (state, from_day, until_day, reason, decided_by, decided_ms) ON exemptions TO registry_office;
GRANT SELECT, INSERT ON exemption_files, exemption_hand_ins TO registry_office;
GRANT SELECT, INSERT, UPDATE (state, decided_by, decider, decided_ms) ON alert_level_changes TO registry_office;
GRANT INSERT, UPDATE (level) ON alert_levels TO registry_office;
GRANT INSERT (name, status, status_changed_ms, business_number, business_state, representative, responsible, telephone, sector, sector_detail,
  region, address, address_detail, place, area_m2, capacity, closed_weekdays, last_door, signed_up_on) ON facilities TO registry_office;
GRANT INSERT (facility, role, door, name, login_id, password_hash, phone, phone_hash, added_on) ON members TO registry_office;

-- The others read what they need to know.
GRANT SELECT (facility, from_day, to_day) ON facility_events TO registry_scan;
GRANT SELECT ON designations, designation_sectors, designation_facilities, designation_releases, designation_notices, facility_events TO registry_manage;
GRANT SELECT (id, facility, kind, state, from_day, until_day, reason, decided_ms) ON exemptions TO registry_manage;
GRANT SELECT ON alert_levels TO registry_manage;
GRANT SELECT (id, code), INSERT (code, title, regions, from_day, grace_until, to_day, basis, exceptions, by_name, made_ms) ON designations TO registry_jobs;
GRANT INSERT ON designation_sectors TO registry_jobs;
GRANT SELECT (id, state, until_day, decided_ms) ON exemptions TO registry_jobs;
GRANT SELECT (id, exemption), DELETE ON exemption_files TO registry_jobs;

ALTER TABLE designations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON designations USING (true);
CREATE POLICY by_region ON designations AS RESTRICTIVE TO registry_office USING (office_touches(regions))
  WITH CHECK (NOT EXISTS (SELECT FROM unnest(regions) region WHERE NOT office_covers(region)));

ALTER TABLE designation_sectors ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON designation_sectors USING (true);
CREATE POLICY by_region ON designation_sectors AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM designations d WHERE d.id = designation))
  WITH CHECK (EXISTS (SELECT FROM designations d WHERE d.id = designation) AND office_covers_sector(sector));

ALTER TABLE designation_facilities ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON designation_facilities USING (true);
CREATE POLICY by_region ON designation_facilities AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE designation_releases ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON designation_releases USING (true);
CREATE POLICY by_region ON designation_releases AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE designation_notices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON designation_notices USING (true);
CREATE POLICY by_region ON designation_notices AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE facility_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON facility_events USING (true);
CREATE POLICY by_region ON facility_events AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE exemptions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON exemptions USING (true);
CREATE POLICY by_region ON exemptions AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE exemption_files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON exemption_files USING (true);
CREATE POLICY by_region ON exemption_files AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM exemptions e WHERE e.id = exemption));

ALTER TABLE exemption_hand_ins ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON exemption_hand_ins USING (true);
CREATE POLICY by_region ON exemption_hand_ins AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM exemptions e WHERE e.id = exemption));

-- The level is public; only officers of the whole country change it, or see who did.
ALTER TABLE alert_level_changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON alert_level_changes USING (true);
CREATE POLICY by_region ON alert_level_changes AS RESTRICTIVE TO registry_office USING (office_covers('all'));

ALTER TABLE alert_levels ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON alert_levels USING (true);
CREATE POLICY by_region ON alert_levels AS RESTRICTIVE TO registry_office USING (true) WITH CHECK (office_covers('all'));
