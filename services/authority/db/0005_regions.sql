-- Who sees which cases: officers and cases belong to a region, and an officer's transactions say whose they are. This is the second
-- lock; the first is in the code (src/officers/reach.ts). A transaction that says nothing sees nothing.

ALTER TABLE officers DROP CONSTRAINT officers_role_check;
ALTER TABLE officers ADD CHECK (role IN ('investigator', 'approver', 'supervisor', 'auditor', 'health-centre'));
ALTER TABLE officers ADD region text NOT NULL DEFAULT '00000' CHECK (region ~ '^\d{5}$');
ALTER TABLE officers ALTER region DROP DEFAULT;
ALTER TABLE officers ADD left_at_ms bigint;
COMMENT ON COLUMN officers.region IS '00000 the nation, xx000 a 시도, else a 시군구; a health centre''s 시군구';
COMMENT ON COLUMN officers.left_at_ms IS 'when they left the service; null while they serve';

ALTER TABLE cases ADD region text NOT NULL DEFAULT '00000' CHECK (region ~ '^\d{5}$');
ALTER TABLE cases ALTER region DROP DEFAULT;
CREATE INDEX cases_by_region ON cases (region);
COMMENT ON COLUMN cases.region IS 'whose case it is; 00000 the nation, xx000 a 시도, else a 시군구';

ALTER TABLE requests ADD emergency boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN requests.emergency IS 'an approver of any region may sign; counted in the public figures';

-- Settings of a transaction: kipass.officer (id), kipass.role, kipass.regions (patterns, blank between them), kipass.health_centre (code).
CREATE FUNCTION sees_region(region text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(region LIKE ANY (string_to_array(current_setting('kipass.regions', true), ' ')), false)
$$;
COMMENT ON FUNCTION sees_region(text) IS 'whether the officer whose transaction this is reaches a region';

CREATE FUNCTION sees_case(id bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT FROM cases c WHERE c.id = sees_case.id AND sees_region(c.region))
$$;
COMMENT ON FUNCTION sees_case(bigint) IS 'for policies on tables that belong to a case';

CREATE FUNCTION signs_emergency(request bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT coalesce(current_setting('kipass.role', true) = 'approver', false) AND EXISTS (
    SELECT FROM requests r WHERE r.id = signs_emergency.request AND r.emergency AND (r.state = 'signed' OR EXISTS (
      SELECT FROM approvals a JOIN orders o ON o.id = a.order_id
      WHERE o.request_id = r.id AND a.officer = current_setting('kipass.officer', true))))
$$;
COMMENT ON FUNCTION signs_emergency(bigint) IS 'an emergency that waits for an approver, whatever their region, or that they signed';

CREATE FUNCTION signs_emergency_of(case_id bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT FROM requests r WHERE r.case_id = signs_emergency_of.case_id AND r.emergency AND signs_emergency(r.id))
$$;
COMMENT ON FUNCTION signs_emergency_of(bigint) IS 'for the line of the case alone, which has its number';

ALTER TABLE cases ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_data ENABLE ROW LEVEL SECURITY;
ALTER TABLE identities ENABLE ROW LEVEL SECURITY;
ALTER TABLE requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
ALTER TABLE approvals ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchanges ENABLE ROW LEVEL SECURITY;

CREATE POLICY region ON cases TO authority_app USING (sees_region(region));
CREATE POLICY emergency ON cases FOR SELECT TO authority_app USING (signs_emergency_of(id));
CREATE POLICY region ON case_data TO authority_app USING (sees_case(case_id));
CREATE POLICY region ON identities TO authority_app USING (sees_case(case_id));
CREATE POLICY region ON requests TO authority_app USING (sees_case(case_id));
CREATE POLICY emergency ON requests TO authority_app USING (signs_emergency(id)) WITH CHECK (emergency);
CREATE POLICY region ON orders TO authority_app USING (EXISTS (SELECT FROM requests r WHERE r.id = request_id));
CREATE POLICY region ON approvals TO authority_app USING (EXISTS (SELECT FROM orders o WHERE o.id = order_id));
CREATE POLICY region ON exchanges TO authority_app USING (EXISTS (SELECT FROM orders o WHERE o.id = order_id));

GRANT EXECUTE ON FUNCTION sees_region(text), sees_case(bigint), signs_emergency(bigint), signs_emergency_of(bigint) TO authority_app;

-- Disclosures and destruction belong to no officer.
CREATE POLICY work ON cases TO authority_worker, authority_jobs USING (true);
CREATE POLICY work ON case_data TO authority_worker, authority_jobs USING (true);
CREATE POLICY work ON identities TO authority_worker, authority_jobs USING (true);
CREATE POLICY work ON requests TO authority_worker, authority_jobs USING (true);
CREATE POLICY work ON orders TO authority_worker, authority_jobs USING (true);
CREATE POLICY work ON approvals TO authority_worker, authority_jobs USING (true);
CREATE POLICY work ON exchanges TO authority_worker, authority_jobs USING (true);

GRANT UPDATE (region) ON cases TO authority_app;
