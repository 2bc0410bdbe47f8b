-- What officers do beyond approving: notes, merging what was registered twice, transfers between regions; and how much is recorded where.

CREATE TABLE facility_notes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  at_ms bigint NOT NULL,
  by_name text NOT NULL,
  note text NOT NULL
);
CREATE INDEX facility_notes_by_facility ON facility_notes (facility, id);
COMMENT ON TABLE facility_notes IS 'what officers want one another to know of a facility; its people never see it; all columns immutable, dies with the facility';

CREATE TABLE facility_merges (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  earlier bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  later bigint REFERENCES facilities ON DELETE SET NULL,
  status_before text NOT NULL,
  version_after integer NOT NULL,
  by_name text NOT NULL,
  at_ms bigint NOT NULL,
  reverted_ms bigint
);
CREATE INDEX facility_merges_by_facility ON facility_merges (earlier);
COMMENT ON TABLE facility_merges IS 'registrations ended as duplicates; can be taken back for thirty days; immutable but for that';
COMMENT ON COLUMN facility_merges.later IS 'the registration that stays; null: it was deleted without one';

CREATE TABLE facility_transfers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  from_region text NOT NULL,
  to_region text NOT NULL CHECK (to_region <> from_region),
  name text NOT NULL,
  sector text NOT NULL,
  sector_detail text,
  address text NOT NULL,
  address_detail text NOT NULL,
  reason text NOT NULL,
  by_name text NOT NULL,
  at_ms bigint NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'refused', 'taken-back')),
  decided_ms bigint,
  CHECK ((state = 'open') = (decided_ms IS NULL))
);
CREATE UNIQUE INDEX facility_transfers_one_open ON facility_transfers (facility) WHERE state = 'open';
COMMENT ON TABLE facility_transfers IS 'proposed by one municipality, accepted or refused by the other; immutable but for that, dies with the facility';
COMMENT ON COLUMN facility_transfers.address IS 'this and its neighbours: what the other sees before the facility is theirs';

CREATE FUNCTION accept_transfer(accepted bigint, now_ms bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  proposed public.facility_transfers;
BEGIN
  SELECT * INTO proposed FROM public.facility_transfers t
   WHERE t.id = accepted AND t.state = 'open' AND public.office_covers(t.to_region) AND public.office_covers_sector(t.sector) FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  UPDATE public.facilities SET region = proposed.to_region WHERE id = proposed.facility AND region = proposed.from_region;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  UPDATE public.facility_transfers SET state = 'accepted', decided_ms = now_ms WHERE id = accepted;
  RETURN proposed.facility;
END $$;
COMMENT ON FUNCTION accept_transfer IS 'the only way a facility changes its region: by an officer of the region it was proposed to';
REVOKE ALL ON FUNCTION accept_transfer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accept_transfer TO registry_office;

CREATE TABLE facility_days (
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  day date NOT NULL,
  visits integer NOT NULL,
  PRIMARY KEY (facility, day)
);
CREATE INDEX facility_days_by_day ON facility_days (day);
COMMENT ON TABLE facility_days IS 'how many visits in a facility recorded on a day, filled in by the jobs; no row: none; erased after 92 days';

CREATE FUNCTION count_visit_places(counted_day date) RETURNS TABLE (place bytea, visits bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT v.place, count(*) FROM public.visits_%s v GROUP BY v.place', to_char(counted_day, 'YYYYMMDD'));
END $$;
COMMENT ON FUNCTION count_visit_places IS 'rows by place name; which facility a name means, only the day''s key tells';
REVOKE ALL ON FUNCTION count_visit_places FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_visit_places TO registry_jobs;

GRANT SELECT, INSERT ON facility_notes TO registry_office;
GRANT SELECT, INSERT, UPDATE (reverted_ms) ON facility_merges TO registry_office;
GRANT SELECT, INSERT, UPDATE (state, decided_ms) ON facility_transfers TO registry_office;
GRANT SELECT ON facility_days TO registry_office;
GRANT SELECT, INSERT, UPDATE (visits), DELETE ON facility_days TO registry_jobs;

ALTER TABLE facility_notes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON facility_notes USING (true);
CREATE POLICY by_region ON facility_notes AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE facility_merges ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON facility_merges USING (true);
CREATE POLICY by_region ON facility_merges AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = earlier));

ALTER TABLE facility_transfers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON facility_transfers USING (true);
CREATE POLICY by_region ON facility_transfers AS RESTRICTIVE TO registry_office
  USING ((office_covers(from_region) OR office_covers(to_region)) AND office_covers_sector(sector))
  WITH CHECK ((office_covers(from_region) OR (office_covers(to_region) AND state <> 'open')) AND office_covers_sector(sector));

ALTER TABLE facility_days ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON facility_days USING (true);
CREATE POLICY by_region ON facility_days AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));
