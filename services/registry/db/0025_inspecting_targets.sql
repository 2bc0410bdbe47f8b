-- Who should be registered and is not is visited and sanctioned too: an inspection or a case is about a facility, or about an entry of the
-- target register. It stays with the entry when the business registers; the facility's page finds it by the match.

ALTER TABLE inspection_stops DROP CONSTRAINT inspection_stops_pkey;
ALTER TABLE inspection_stops ALTER COLUMN facility DROP NOT NULL,
  ADD COLUMN entry bigint REFERENCES register_entries ON DELETE CASCADE,
  ADD CONSTRAINT inspection_stops_one_place CHECK (num_nonnulls(facility, entry) = 1),
  ADD CONSTRAINT inspection_stops_once UNIQUE NULLS NOT DISTINCT (officer, day, facility, entry);
COMMENT ON TABLE inspection_stops IS 'which facilities and entries of the register an officer means to visit on a day, in order; an officer''s own plan, erased when they plan another day four weeks later';

-- No entry goes while something was found or done about it: the reference refuses.
ALTER TABLE inspections ALTER COLUMN facility DROP NOT NULL,
  ADD COLUMN entry bigint REFERENCES register_entries,
  ADD CONSTRAINT inspections_one_place CHECK (num_nonnulls(facility, entry) = 1);
CREATE INDEX inspections_by_entry ON inspections (entry, id) WHERE entry IS NOT NULL;
COMMENT ON TABLE inspections IS 'what officers found on site; append-only by grant, dies with the facility, or stays with the entry of the register';
COMMENT ON COLUMN inspections.entry IS 'the business in the register, when it had no facility; stays when it gets one';

ALTER TABLE sanctions ALTER COLUMN facility DROP NOT NULL,
  ADD COLUMN entry bigint REFERENCES register_entries,
  ADD CONSTRAINT sanctions_one_place CHECK (num_nonnulls(facility, entry) = 1);
CREATE INDEX sanctions_by_entry ON sanctions (entry, id) WHERE entry IS NOT NULL;
COMMENT ON TABLE sanctions IS 'cases against a facility or a business of the register, or a user in it, who is not named; append-only by grant, dies with the facility, or stays with the entry';
COMMENT ON COLUMN sanctions.entry IS 'as in inspections';

DROP POLICY by_region ON inspection_stops;
CREATE POLICY by_region ON inspection_stops AS RESTRICTIVE TO registry_office USING (
  EXISTS (SELECT FROM facilities f WHERE f.id = inspection_stops.facility) OR EXISTS (SELECT FROM register_entries e WHERE e.id = inspection_stops.entry));
DROP POLICY by_region ON inspections;
CREATE POLICY by_region ON inspections AS RESTRICTIVE TO registry_office USING (
  EXISTS (SELECT FROM facilities f WHERE f.id = inspections.facility) OR EXISTS (SELECT FROM register_entries e WHERE e.id = inspections.entry));
DROP POLICY by_region ON sanctions;
CREATE POLICY by_region ON sanctions AS RESTRICTIVE TO registry_office USING (
  EXISTS (SELECT FROM facilities f WHERE f.id = sanctions.facility) OR EXISTS (SELECT FROM register_entries e WHERE e.id = sanctions.entry));
