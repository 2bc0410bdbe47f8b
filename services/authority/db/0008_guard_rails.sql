-- What keeps officers within bounds: absences and deputies, daily limits, alarms, canaries, and an access log that cannot be rewritten unseen.

CREATE TABLE absences (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  officer text NOT NULL REFERENCES officers (id),
  deputy text REFERENCES officers (id) CHECK (deputy <> officer),
  from_day date NOT NULL,
  to_day date NOT NULL CHECK (from_day <= to_day),
  entered_by text NOT NULL REFERENCES officers (id),
  entered_at_ms bigint NOT NULL,
  ended_at_ms bigint
);
CREATE INDEX absences_by_officer ON absences (officer);
CREATE INDEX absences_by_deputy ON absences (deputy);
COMMENT ON TABLE absences IS 'when an officer signs nothing; kept as long as approvals made in them';
COMMENT ON COLUMN absences.deputy IS 'signs in an approver''s place, never their own requests';
COMMENT ON COLUMN absences.ended_at_ms IS 'when it was ended early or taken back; null otherwise';

CREATE TABLE limits (
  what text PRIMARY KEY CHECK (what IN ('cases', 'requests', 'people', 'order-people')),
  alarm_at integer NOT NULL CHECK (alarm_at > 0),
  at_most integer NOT NULL CHECK (at_most >= alarm_at)
);
INSERT INTO limits (what, alarm_at, at_most) VALUES
  ('cases', 50, 1000), ('requests', 150, 3000), ('people', 2000, 20000), ('order-people', 1500, 10000);
COMMENT ON TABLE limits IS 'set by command; cases, requests and people a day and investigator, order-people in one request';
COMMENT ON COLUMN limits.alarm_at IS 'beyond this supervisors and auditors are told';
COMMENT ON COLUMN limits.at_most IS 'beyond this it is refused';

CREATE TABLE officer_counts (
  officer text NOT NULL REFERENCES officers (id),
  day date NOT NULL,
  what text NOT NULL REFERENCES limits (what),
  count integer NOT NULL,
  PRIMARY KEY (officer, day, what)
);
COMMENT ON TABLE officer_counts IS 'how much an officer did in a day, for the limits; erased after 28 days';

CREATE TABLE alarms (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at_ms bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('emergency', 'limit-near', 'limit-reached', 'canary-read', 'access-log-broken')),
  officer text,
  case_id bigint,
  case_number text,
  regions text[] NOT NULL,
  detail text NOT NULL
);
COMMENT ON TABLE alarms IS 'what supervisors and auditors are to look at; append-only by grants, impersonal towards patients and contacts';
COMMENT ON COLUMN alarms.officer IS 'who did it; null where nobody did';
COMMENT ON COLUMN alarms.regions IS 'of the officer and of the case: whose supervisors and auditors are told';
COMMENT ON COLUMN alarms.detail IS 'the endpoint, limit or request';

CREATE TABLE canaries (
  case_id bigint PRIMARY KEY REFERENCES cases
);
COMMENT ON TABLE canaries IS 'cases of made-up patients that nobody has a reason to read; the serving process cannot tell which';

-- The access log: who, what, of which case, in a chain.
ALTER TABLE access_log ADD case_number text, ADD regions text[], ADD hash bytea;
ALTER TABLE access_log ALTER id DROP IDENTITY;
COMMENT ON TABLE access_log IS 'who looked at or asked for what, kept for at least two years; impersonal towards patients and contacts';
COMMENT ON COLUMN access_log.case_number IS 'as it was then';
COMMENT ON COLUMN access_log.regions IS 'of the officer and of the case: whose supervisors and auditors read it';
COMMENT ON COLUMN access_log.hash IS 'SHA-256 chain over this and every earlier line; its end stands in the public log';
CREATE INDEX access_log_by_officer ON access_log (officer, what, at_ms);

CREATE FUNCTION access_line_hash(previous bytea, line access_log) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(coalesce(previous, '') || convert_to(json_build_array(
    line.id, line.at_ms, line.officer, line.what, line.case_id, line.case_number, line.reason, line.regions)::text, 'UTF8'))
$$;
COMMENT ON FUNCTION access_line_hash(bytea, access_log) IS 'what binds a line to all before it';

CREATE FUNCTION regions_of(officer text, case_id bigint) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT coalesce(array_agg(DISTINCT region), '{}') FROM (
    SELECT o.region FROM officers o WHERE o.id = regions_of.officer
    UNION SELECT c.region FROM cases c WHERE c.id = regions_of.case_id) x
$$;
COMMENT ON FUNCTION regions_of(text, bigint) IS 'where an officer and a case belong';

DO $$
DECLARE line access_log; previous bytea;
BEGIN
  UPDATE access_log l SET regions = regions_of(l.officer, l.case_id), case_number = (SELECT c.case_number FROM cases c WHERE c.id = l.case_id);
  FOR line IN SELECT * FROM access_log ORDER BY id LOOP
    previous := access_line_hash(previous, line);
    UPDATE access_log SET hash = previous WHERE id = line.id;
  END LOOP;
END $$;
ALTER TABLE access_log ALTER regions SET NOT NULL, ALTER hash SET NOT NULL;

CREATE FUNCTION raise_alarm(at_ms bigint, kind text, officer text, case_id bigint, detail text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO alarms (at_ms, kind, officer, case_id, case_number, regions, detail)
  SELECT at_ms, kind, officer, case_id, (SELECT c.case_number FROM cases c WHERE c.id = raise_alarm.case_id), regions_of(officer, case_id), detail
  WHERE NOT (kind LIKE 'limit-%' AND EXISTS (
    SELECT FROM alarms a WHERE a.kind = raise_alarm.kind AND a.officer = raise_alarm.officer AND a.detail = raise_alarm.detail
      AND a.at_ms > raise_alarm.at_ms - 86400000))
$$;
COMMENT ON FUNCTION raise_alarm(bigint, text, text, bigint, text) IS 'the only way an alarm comes to be; the same limit is told once a day';

CREATE FUNCTION log_access(at_ms bigint, officer text, what text, case_id bigint, reason text, once_in_ms bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE line access_log; last access_log;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('kipass/access-log'));
  IF once_in_ms > 0 AND EXISTS (
    SELECT FROM access_log l WHERE l.officer = log_access.officer AND l.what = log_access.what AND l.at_ms > log_access.at_ms - once_in_ms
      AND l.at_ms <= log_access.at_ms AND l.case_id IS NOT DISTINCT FROM log_access.case_id AND l.reason = log_access.reason) THEN
    RETURN;
  END IF;
  SELECT * INTO last FROM access_log ORDER BY id DESC LIMIT 1;
  line.id := coalesce(last.id, 0) + 1;
  line.at_ms := at_ms;
  line.officer := officer;
  line.what := what;
  line.case_id := case_id;
  line.reason := reason;
  line.regions := regions_of(officer, case_id);
  SELECT c.case_number INTO line.case_number FROM cases c WHERE c.id = log_access.case_id;
  line.hash := access_line_hash(last.hash, line);
  INSERT INTO access_log SELECT line.*;
  IF EXISTS (SELECT FROM canaries k WHERE k.case_id = log_access.case_id) THEN
    PERFORM raise_alarm(at_ms, 'canary-read', officer, case_id, what);
  END IF;
END $$;
COMMENT ON FUNCTION log_access(bigint, text, text, bigint, text, bigint) IS 'the only way a line is written; a view seen again within the time given is the same view';

CREATE FUNCTION broken_access_line() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT min(id) FROM (
    SELECT l.id, l.hash = access_line_hash(lag(l.hash) OVER (ORDER BY l.id), l) AS holds FROM access_log l) x
  WHERE NOT holds
$$;
COMMENT ON FUNCTION broken_access_line() IS 'the first line that does not follow from those before it; null when all do';

CREATE FUNCTION audits(regions text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('kipass.audits', true), '') <> '' AND (regions = '{}' OR EXISTS (
    SELECT FROM unnest(regions) r WHERE r LIKE ANY (string_to_array(current_setting('kipass.audits', true), ' '))))
$$;
COMMENT ON FUNCTION audits(text[]) IS 'whether this is a supervisor''s or auditor''s transaction who reaches one of these regions; what has none is everybody''s';

ALTER TABLE access_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE alarms ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit ON access_log FOR SELECT TO authority_app USING (audits(regions));
CREATE POLICY audit ON alarms FOR SELECT TO authority_app USING (audits(regions));
CREATE POLICY work ON access_log FOR SELECT TO authority_jobs USING (true);

-- Whose case it is to work on.
ALTER TABLE cases ADD assigned_to text REFERENCES officers (id);
UPDATE cases SET assigned_to = opened_by;
ALTER TABLE cases ALTER assigned_to SET NOT NULL;
COMMENT ON COLUMN cases.assigned_to IS 'the investigator whose case it is; whoever opened it until a supervisor says otherwise';

CREATE FUNCTION month_of(at_ms bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT to_char(to_timestamp(at_ms / 1000) AT TIME ZONE 'Asia/Seoul', 'YYYY-MM')
$$;
COMMENT ON FUNCTION month_of(bigint) IS 'the month in Seoul of Unix milliseconds';

CREATE VIEW public_figures AS
  WITH months AS (
    SELECT month_of(opened_at_ms) AS month, 1 AS cases, 0 AS requests, 0 AS emergencies, 0 AS returned, 0 AS orders, 0 AS refused FROM cases
    UNION ALL
    SELECT month_of(drafted_at_ms), 0, 1, emergency::int, (state = 'returned')::int, 0, 0 FROM requests
    UNION ALL
    SELECT month_of(r.drafted_at_ms), 0, 0, 0, 0, 1, (o.state = 'failed')::int FROM orders o JOIN requests r ON r.id = o.request_id
    WHERE o.state <> 'drafted')
  SELECT month, sum(cases)::int AS cases, sum(requests)::int AS requests, sum(emergencies)::int AS emergencies,
    sum(returned)::int AS returned, sum(orders)::int AS orders, sum(refused)::int AS refused
  FROM months GROUP BY month;
COMMENT ON VIEW public_figures IS 'what anyone may know of the authority''s work; simulated and mistyped cases count, and so do canaries';

REVOKE INSERT ON access_log FROM authority_app;
GRANT SELECT ON access_log, alarms, limits, public_figures TO authority_app;
GRANT SELECT, INSERT, UPDATE (ended_at_ms) ON absences TO authority_app;
GRANT SELECT, INSERT, UPDATE (count) ON officer_counts TO authority_app;
GRANT INSERT, UPDATE (title, role, region, left_at_ms) ON officers TO authority_app;
GRANT UPDATE (assigned_to) ON cases TO authority_app;
GRANT EXECUTE ON FUNCTION log_access(bigint, text, text, bigint, text, bigint), raise_alarm(bigint, text, text, bigint, text) TO authority_app, authority_jobs;
GRANT EXECUTE ON FUNCTION audits(text[]), month_of(bigint) TO authority_app;

GRANT EXECUTE ON FUNCTION broken_access_line() TO authority_jobs;
GRANT SELECT (id, hash) ON access_log TO authority_jobs;
GRANT SELECT, UPDATE (alarm_at, at_most) ON limits TO authority_jobs;
GRANT SELECT (day), DELETE ON officer_counts TO authority_jobs;
GRANT SELECT (title, role, region, left_at_ms), UPDATE (title, role, region, left_at_ms, sessions_from_ms) ON officers TO authority_jobs;
GRANT SELECT, INSERT ON canaries TO authority_jobs;
GRANT SELECT (case_number), INSERT ON cases TO authority_jobs;
GRANT USAGE ON SEQUENCE cases_id_seq TO authority_jobs;
