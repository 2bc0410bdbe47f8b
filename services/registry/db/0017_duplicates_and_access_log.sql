-- Likely duplicates and who said they are none, whose log-ins a merge took along, and an access log that cannot be rewritten unseen.

ALTER TABLE facilities ADD COLUMN name_key text NOT NULL GENERATED ALWAYS AS (
  lower(regexp_replace(normalize(name, NFKC), '\(주\)|주식회사|[[:space:][:punct:]]', '', 'g'))) STORED;
COMMENT ON COLUMN facilities.name_key IS 'the name without what people write differently: finds one place registered twice';
CREATE INDEX facilities_by_name_key ON facilities (name_key, region) WHERE status <> 'closed';
GRANT SELECT (name_key) ON facilities TO registry_office;

CREATE TABLE distinct_facilities (
  one bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  other bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  by_name text NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (one, other),
  CHECK (one < other)
);
CREATE INDEX distinct_facilities_by_other ON distinct_facilities (other);
COMMENT ON TABLE distinct_facilities IS '중복 아님: pairs that look like one facility and are two, as an officer decided; erased when that is undone, dies with either';
COMMENT ON COLUMN distinct_facilities.by_name IS 'name and title, as they were';
GRANT SELECT, INSERT, DELETE ON distinct_facilities TO registry_office;

ALTER TABLE distinct_facilities ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON distinct_facilities USING (true);
CREATE POLICY by_region ON distinct_facilities AS RESTRICTIVE TO registry_office
  USING (EXISTS (SELECT FROM facilities f WHERE f.id = one) AND EXISTS (SELECT FROM facilities f WHERE f.id = other));

-- A merge takes the log-ins of the registration that ends along to the one that stays.
CREATE TABLE merged_members (
  merge bigint NOT NULL REFERENCES facility_merges ON DELETE CASCADE,
  member bigint NOT NULL REFERENCES members ON DELETE CASCADE,
  door_before integer NOT NULL,
  PRIMARY KEY (merge, member)
);
CREATE INDEX merged_members_by_member ON merged_members (member);
COMMENT ON TABLE merged_members IS 'whose log-ins went along with a merge, so that taking it back takes them back; all columns immutable, dies with the merge';
COMMENT ON COLUMN merged_members.door_before IS 'at the registration that ended, free again when it goes on';
COMMENT ON COLUMN members.facility IS 'the one after a move or a merge';
COMMENT ON COLUMN members.door IS 'running number within the facility, sealed into each visit; a merge gives a new one';
GRANT SELECT, INSERT ON merged_members TO registry_office;
GRANT UPDATE (facility, door) ON members TO registry_office;
GRANT SELECT (last_door), UPDATE (last_door) ON facilities TO registry_office;
GRANT SELECT, INSERT, UPDATE ON revoked_sessions TO registry_office;

ALTER TABLE merged_members ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON merged_members USING (true);
CREATE POLICY by_region ON merged_members AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facility_merges g WHERE g.id = merge));

ALTER TABLE revoked_sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON revoked_sessions USING (true);
CREATE POLICY by_region ON revoked_sessions AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM members m WHERE m.id = subject));

-- The access log: each line is chained to the one before as its transaction commits, so that long ones do not wait for one another.
ALTER TABLE office_access_log ADD COLUMN link bigint UNIQUE, ADD COLUMN hash bytea;
COMMENT ON COLUMN office_access_log.link IS 'its place in the chain, in the order of the commits, without a gap';
COMMENT ON COLUMN office_access_log.hash IS 'SHA-256 chain over this and every earlier line; its end stands in the public log';

CREATE FUNCTION office_access_hash(previous bytea, line office_access_log) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(coalesce(previous, '') || convert_to(json_build_array(
    line.link, line.id, line.at_ms, line.officer, line.region, line.what, line.about, line.why, line.refused)::text, 'UTF8'))
$$;
COMMENT ON FUNCTION office_access_hash IS 'what binds a line to all before it';

CREATE FUNCTION chain_office_access() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  line public.office_access_log := NEW;
  last public.office_access_log;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('kipass/office-access-log'));
  SELECT * INTO last FROM public.office_access_log WHERE link IS NOT NULL ORDER BY link DESC LIMIT 1;
  line.link := coalesce(last.link, 0) + 1;
  line.hash := public.office_access_hash(last.hash, line);
  UPDATE public.office_access_log SET link = line.link, hash = line.hash WHERE id = line.id;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION chain_office_access IS 'the only way a line gets its place in the chain';

DO $$
DECLARE
  line office_access_log;
  previous bytea;
  place bigint := 0;
BEGIN
  FOR line IN SELECT * FROM office_access_log ORDER BY id LOOP
    place := place + 1;
    line.link := place;
    previous := office_access_hash(previous, line);
    UPDATE office_access_log SET link = place, hash = previous WHERE id = line.id;
  END LOOP;
END $$;

CREATE CONSTRAINT TRIGGER office_access_chained AFTER INSERT ON office_access_log
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_office_access();

CREATE FUNCTION broken_office_access() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT min(c.link) FROM (
    SELECT l.link, coalesce(lag(l.link) OVER chain, l.link - 1) + 1 = l.link
        AND (lag(l.link) OVER chain IS NULL AND l.link > 1 OR l.hash = public.office_access_hash(lag(l.hash) OVER chain, l)) AS holds
      FROM public.office_access_log l WINDOW chain AS (ORDER BY l.link)) c
   WHERE c.holds IS NOT TRUE
$$;
COMMENT ON FUNCTION broken_office_access IS 'the first line that does not follow from the one before; null when all do. What came before the first that is kept was erased';

REVOKE ALL ON FUNCTION office_access_hash, chain_office_access, broken_office_access FROM PUBLIC;
GRANT EXECUTE ON FUNCTION broken_office_access TO registry_jobs;
REVOKE INSERT ON office_access_log FROM registry_office;
GRANT INSERT (at_ms, officer, region, what, about, why, refused) ON office_access_log TO registry_office;
GRANT SELECT (link, hash) ON office_access_log TO registry_jobs;
CREATE INDEX office_access_log_by_officer ON office_access_log (officer, id);

CREATE TABLE office_log_checks (
  at_ms bigint PRIMARY KEY,
  lines bigint NOT NULL,
  fault text
);
COMMENT ON TABLE office_log_checks IS 'the daily check of the access log against itself and the public log; append-only by grants';
COMMENT ON COLUMN office_log_checks.lines IS 'how far the log reached';
COMMENT ON COLUMN office_log_checks.fault IS 'where it was rewritten or shortened; null: nowhere';
GRANT SELECT ON office_log_checks TO registry_office;
GRANT SELECT, INSERT ON office_log_checks TO registry_jobs;
