-- What officers see and do of what managers run: facts, history, lineage, closed days, requests for deletion. Bounded as in 0007.

GRANT SELECT (place, responsible, area_m2, capacity, business_state, closed_weekdays, ended_as, reopens_as), UPDATE (ended_as, reopens_as)
  ON facilities TO registry_office;
GRANT SELECT (login_id) ON members TO registry_office;
GRANT SELECT, INSERT ON facility_history TO registry_office;
GRANT SELECT ON facility_closures TO registry_office;
GRANT SELECT, INSERT, DELETE ON facility_lineage TO registry_office;
GRANT SELECT, UPDATE (state, decided_ms, answer) ON deletion_requests TO registry_office;

ALTER TABLE facility_history ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON facility_history USING (true);
CREATE POLICY by_region ON facility_history AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE facility_closures ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON facility_closures USING (true);
CREATE POLICY by_region ON facility_closures AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE facility_lineage ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON facility_lineage USING (true);
CREATE POLICY by_region ON facility_lineage AS RESTRICTIVE TO registry_office
  USING (EXISTS (SELECT FROM facilities f WHERE f.id = earlier) AND EXISTS (SELECT FROM facilities f WHERE f.id = later));

ALTER TABLE deletion_requests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON deletion_requests USING (true);
CREATE POLICY by_region ON deletion_requests AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));
