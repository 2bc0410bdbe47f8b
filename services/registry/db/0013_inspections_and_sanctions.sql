-- Visits to facilities and what follows from them. Nothing here is ever changed: corrections are entries of their own.

CREATE TABLE inspection_stops (
  officer bigint NOT NULL REFERENCES officers,
  day date NOT NULL,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  place integer NOT NULL,
  PRIMARY KEY (officer, day, facility)
);
COMMENT ON TABLE inspection_stops IS 'which facilities an officer means to visit on a day, in order; an officer''s own plan, erased when they plan another day four weeks later';

CREATE TABLE inspections (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  officer bigint NOT NULL REFERENCES officers,
  by_name text NOT NULL,
  attempt bytea NOT NULL CHECK (octet_length(attempt) = 16),
  inspected_ms bigint NOT NULL,
  received_ms bigint NOT NULL,
  findings jsonb NOT NULL,
  note text NOT NULL,
  guidance text NOT NULL,
  next_visit_on date,
  corrects bigint UNIQUE REFERENCES inspections ON DELETE CASCADE,
  UNIQUE (officer, attempt)
);
CREATE INDEX inspections_by_facility ON inspections (facility, id);
CREATE INDEX inspections_by_next_visit ON inspections (next_visit_on) WHERE next_visit_on IS NOT NULL;
COMMENT ON TABLE inspections IS 'what officers found on site; append-only by grant, dies with the facility';
COMMENT ON COLUMN inspections.attempt IS 'chosen by the device: sent again, it is recorded once';
COMMENT ON COLUMN inspections.inspected_ms IS 'by the device''s clock when it was without a network';
COMMENT ON COLUMN inspections.findings IS 'items looked at and how each was found; no names, no pictures';
COMMENT ON COLUMN inspections.guidance IS '행정지도: what the facility was advised to do';

CREATE TABLE sanctions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  procedure text NOT NULL,
  inspection bigint REFERENCES inspections ON DELETE CASCADE,
  officer bigint NOT NULL REFERENCES officers,
  by_name text NOT NULL,
  at_ms bigint NOT NULL
);
CREATE INDEX sanctions_by_facility ON sanctions (facility, id);
COMMENT ON TABLE sanctions IS 'cases against a facility, or a user in it, who is not named; append-only by grant, dies with the facility';
COMMENT ON COLUMN sanctions.procedure IS 'of @kipass/data/sanctions';

CREATE TABLE sanction_steps (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sanction bigint NOT NULL REFERENCES sanctions ON DELETE CASCADE,
  step text NOT NULL,
  occurred_on date NOT NULL,
  due_on date,
  case_due_on date,
  amount integer CHECK (amount > 0),
  facts text NOT NULL,
  is_grave boolean NOT NULL,
  corrects bigint REFERENCES sanction_steps ON DELETE CASCADE,
  about bigint REFERENCES sanction_steps ON DELETE CASCADE,
  needs_decision boolean NOT NULL,
  officer bigint NOT NULL REFERENCES officers,
  by_name text NOT NULL,
  at_ms bigint NOT NULL
);
CREATE INDEX sanction_steps_by_sanction ON sanction_steps (sanction, id);
COMMENT ON TABLE sanction_steps IS 'drafts of notices and records of what happened; append-only by grant';
COMMENT ON COLUMN sanction_steps.due_on IS 'what the notice says';
COMMENT ON COLUMN sanction_steps.case_due_on IS 'when the case needs somebody next, once this step stands; null: never';
COMMENT ON COLUMN sanction_steps.amount IS 'won';
COMMENT ON COLUMN sanction_steps.corrects IS 'the step in whose place this one stands';
COMMENT ON COLUMN sanction_steps.about IS 'the notice that was served';

CREATE TABLE sanction_decisions (
  step bigint PRIMARY KEY REFERENCES sanction_steps ON DELETE CASCADE,
  verdict text NOT NULL CHECK (verdict IN ('approve', 'return')),
  reason text NOT NULL,
  officer bigint NOT NULL REFERENCES officers,
  by_name text NOT NULL,
  at_ms bigint NOT NULL,
  effective_on date,
  case_due_on date,
  document_number text,
  notice jsonb,
  CHECK ((document_number IS NULL) = (notice IS NULL))
);
COMMENT ON TABLE sanction_decisions IS 'by another officer than the drafter, a trigger sees to it; append-only by grant';
COMMENT ON COLUMN sanction_decisions.effective_on IS '시행일';
COMMENT ON COLUMN sanction_decisions.case_due_on IS 'as of the step, counted from the day of the decision';
COMMENT ON COLUMN sanction_decisions.notice IS 'the document word for word, as it was approved';

CREATE FUNCTION refuse_own_sanction_step() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM public.sanction_steps s WHERE s.id = NEW.step AND (s.officer = NEW.officer OR NOT s.needs_decision)) THEN
    RAISE EXCEPTION 'a step is decided by another officer than the one who drafted it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION refuse_own_sanction_step IS 'nobody approves their own draft, whatever the code above does';
REVOKE ALL ON FUNCTION refuse_own_sanction_step FROM PUBLIC;
CREATE TRIGGER sanction_decisions_by_another BEFORE INSERT ON sanction_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_own_sanction_step();

CREATE TABLE office_document_serials (
  region text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (region, year)
);
COMMENT ON TABLE office_document_serials IS 'the last 문서번호 of each office and year';

CREATE TABLE office_letterheads (
  region text PRIMARY KEY,
  postcode text NOT NULL,
  address text NOT NULL,
  homepage text NOT NULL,
  telephone text NOT NULL
);
COMMENT ON TABLE office_letterheads IS 'what stands at the foot of an office''s documents; approved ones keep what they said';

GRANT SELECT, INSERT, UPDATE (place), DELETE ON inspection_stops TO registry_office;
GRANT SELECT, INSERT ON inspections, sanctions, sanction_steps, sanction_decisions TO registry_office;
GRANT SELECT, INSERT, UPDATE (last) ON office_document_serials TO registry_office;
GRANT SELECT, INSERT, UPDATE (postcode, address, homepage, telephone) ON office_letterheads TO registry_office;

ALTER TABLE inspection_stops ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON inspection_stops USING (true);
CREATE POLICY by_region ON inspection_stops AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE inspections ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON inspections USING (true);
CREATE POLICY by_region ON inspections AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE sanctions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON sanctions USING (true);
CREATE POLICY by_region ON sanctions AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE sanction_steps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON sanction_steps USING (true);
CREATE POLICY by_region ON sanction_steps AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM sanctions s WHERE s.id = sanction));

ALTER TABLE sanction_decisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON sanction_decisions USING (true);
CREATE POLICY by_region ON sanction_decisions AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM sanction_steps s WHERE s.id = sanction_decisions.step));

ALTER TABLE office_document_serials ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON office_document_serials USING (true);
CREATE POLICY by_region ON office_document_serials AS RESTRICTIVE TO registry_office USING (office_covers(region));

ALTER TABLE office_letterheads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON office_letterheads USING (true);
CREATE POLICY by_region ON office_letterheads AS RESTRICTIVE TO registry_office USING (office_covers(region));
