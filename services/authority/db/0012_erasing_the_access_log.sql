-- The access log loses its oldest lines in time, and only those: what is left still follows from what was.

CREATE TABLE access_log_start (
  line bigint PRIMARY KEY,
  hash bytea NOT NULL
);
COMMENT ON TABLE access_log_start IS 'the last line of the access log that was erased, from which the first that is kept follows; one row, written by erase_access_lines alone';
COMMENT ON COLUMN access_log_start.hash IS 'as it stands in the public log';

COMMENT ON TABLE access_log IS 'who looked at or asked for what, erased after two years; impersonal towards patients and contacts';

CREATE VIEW access_chain AS SELECT id AS line, hash FROM access_log UNION ALL SELECT line, hash FROM access_log_start;
COMMENT ON VIEW access_chain IS 'the places of the lines, and of the last that was erased, without what they say';

CREATE OR REPLACE FUNCTION broken_access_line() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT min(c.id) FROM (
    SELECT l.id, l.id = coalesce(lag(l.id) OVER chain, s.line, 0) + 1
        AND l.hash = public.access_line_hash(coalesce(lag(l.hash) OVER chain, s.hash), l) AS holds
      FROM public.access_log l LEFT JOIN public.access_log_start s ON true WINDOW chain AS (ORDER BY l.id)) c
   WHERE c.holds IS NOT TRUE
$$;
COMMENT ON FUNCTION broken_access_line() IS 'the first line that does not follow from the one before, or from the last that was erased; null when all do';

CREATE FUNCTION erase_access_lines(last bigint, told bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  young bigint := extract(epoch FROM clock_timestamp() - interval '2 years') * 1000;
  erased bigint;
BEGIN
  IF NOT EXISTS (SELECT FROM public.access_log l WHERE l.id = last AND l.hash = told)
    OR EXISTS (SELECT FROM public.access_log l WHERE l.id <= last AND l.at_ms > young)
    OR last = (SELECT max(l.id) FROM public.access_log l) THEN
    RETURN 0;
  END IF;
  DELETE FROM public.access_log l WHERE l.id <= last;
  GET DIAGNOSTICS erased = ROW_COUNT;
  DELETE FROM public.access_log_start;
  INSERT INTO public.access_log_start (line, hash) VALUES (last, told);
  RETURN erased;
END $$;
COMMENT ON FUNCTION erase_access_lines(bigint, bytea) IS 'the only way lines go, from the beginning to this one; none at all when one of them is younger than two years by this server''s clock, when it is the newest, or when its hash is another';

-- The same alarm about the log is told once a day, as that of a limit is.
CREATE OR REPLACE FUNCTION raise_alarm(at_ms bigint, kind text, officer text, case_id bigint, detail text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO alarms (at_ms, kind, officer, case_id, case_number, regions, detail)
  SELECT at_ms, kind, officer, case_id, (SELECT c.case_number FROM cases c WHERE c.id = raise_alarm.case_id), regions_of(officer, case_id), detail
  WHERE NOT ((kind LIKE 'limit-%' OR kind = 'access-log-broken') AND EXISTS (
    SELECT FROM alarms a WHERE a.kind = raise_alarm.kind AND a.officer IS NOT DISTINCT FROM raise_alarm.officer AND a.detail = raise_alarm.detail
      AND a.at_ms > raise_alarm.at_ms - 86400000))
$$;
COMMENT ON FUNCTION raise_alarm(bigint, text, text, bigint, text) IS 'the only way an alarm comes to be; the same limit, and the same fault of the access log, is told once a day';

REVOKE ALL ON FUNCTION erase_access_lines(bigint, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_access_lines(bigint, bytea) TO authority_jobs;
GRANT SELECT ON access_chain, access_log_start TO authority_jobs;
REVOKE SELECT (id, hash) ON access_log FROM authority_jobs;
DROP POLICY work ON access_log;
