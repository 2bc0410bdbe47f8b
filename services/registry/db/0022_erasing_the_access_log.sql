-- The officers' access log loses its oldest lines in time, and only those, through one function: no role can delete a line any more.

CREATE TABLE access_log_start (
  line bigint PRIMARY KEY,
  hash bytea NOT NULL
);
COMMENT ON TABLE access_log_start IS 'the last line of the officers'' access log that was erased, from which the first that is kept follows; one row, written by erase_access_lines alone';
COMMENT ON COLUMN access_log_start.hash IS 'as it stands in the public log';

CREATE VIEW access_chain AS
  SELECT link AS line, hash FROM office_access_log WHERE link IS NOT NULL UNION ALL SELECT line, hash FROM access_log_start;
COMMENT ON VIEW access_chain IS 'the places of the lines, and of the last that was erased, without what they say';

DROP FUNCTION broken_office_access;
CREATE FUNCTION broken_access_line() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT min(c.link) FROM (
    SELECT l.link, l.link = coalesce(lag(l.link) OVER chain, s.line, 0) + 1
        AND l.hash = public.office_access_hash(coalesce(lag(l.hash) OVER chain, s.hash), l) AS holds
      FROM public.office_access_log l LEFT JOIN public.access_log_start s ON true WINDOW chain AS (ORDER BY l.link)) c
   WHERE c.holds IS NOT TRUE
$$;
COMMENT ON FUNCTION broken_access_line IS 'the first line that does not follow from the one before, or from the last that was erased; null when all do';

CREATE FUNCTION erase_access_lines(last bigint, told bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  young bigint := extract(epoch FROM clock_timestamp() - interval '2 years') * 1000;
  erased bigint;
BEGIN
  IF NOT EXISTS (SELECT FROM public.office_access_log l WHERE l.link = last AND l.hash = told)
    OR EXISTS (SELECT FROM public.office_access_log l WHERE l.link <= last AND l.at_ms > young)
    OR last = (SELECT max(l.link) FROM public.office_access_log l) THEN
    RETURN 0;
  END IF;
  DELETE FROM public.office_access_log l WHERE l.link <= last;
  GET DIAGNOSTICS erased = ROW_COUNT;
  DELETE FROM public.access_log_start;
  INSERT INTO public.access_log_start (line, hash) VALUES (last, told);
  RETURN erased;
END $$;
COMMENT ON FUNCTION erase_access_lines IS 'the only way lines go, from the beginning to this one; none at all when one of them is younger than two years by this server''s clock, when it is the newest, or when its hash is another';

REVOKE ALL ON FUNCTION broken_access_line, erase_access_lines FROM PUBLIC;
GRANT EXECUTE ON FUNCTION broken_access_line, erase_access_lines TO registry_jobs;
GRANT SELECT ON access_chain, access_log_start TO registry_jobs;
REVOKE DELETE, SELECT (at_ms, link, hash) ON office_access_log FROM registry_jobs;
