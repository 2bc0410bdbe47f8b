-- Visits: one set of tables a day, named after the day of the pass's issue, dropped as a whole. They refer to nothing, number nothing
-- by sequence and take multi-row VALUES, so that the same statements run when they are distributed by tag (Citus).

CREATE TABLE visit_days (
  day date PRIMARY KEY
);
COMMENT ON TABLE visit_days IS 'the days that have tables: visits_YYYYMMDD, conflicts_YYYYMMDD, epochs_YYYYMMDD';

CREATE TABLE visit_keys (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  signed_list text NOT NULL
);
COMMENT ON TABLE visit_keys IS 'the authority''s last list of visit keys, so that it may be down for days';
COMMENT ON COLUMN visit_keys.signed_list IS 'verbatim, its signature checked at each reading';

CREATE FUNCTION prepare_visit_day(new_day date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  suffix text := to_char(new_day, 'YYYYMMDD');
BEGIN
  INSERT INTO public.visit_days (day) VALUES (new_day) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  EXECUTE format($ddl$
    CREATE TABLE public.visits_%1$s (
      tag bytea PRIMARY KEY,
      retry bytea NOT NULL,
      place bytea NOT NULL,
      epoch bytea NOT NULL,
      counter integer NOT NULL,
      sealed bytea NOT NULL
    );
    CREATE INDEX visits_%1$s_place ON public.visits_%1$s (place);
    CREATE TABLE public.conflicts_%1$s (
      tag bytea NOT NULL,
      retry bytea NOT NULL,
      place bytea NOT NULL,
      epoch bytea NOT NULL,
      counter integer NOT NULL,
      sealed bytea NOT NULL
    );
    CREATE INDEX conflicts_%1$s_tag ON public.conflicts_%1$s (tag);
    CREATE INDEX conflicts_%1$s_place ON public.conflicts_%1$s (place);
    CREATE TABLE public.epochs_%1$s (
      epoch bytea PRIMARY KEY,
      wrapped bytea NOT NULL
    );
    COMMENT ON TABLE public.visits_%1$s IS 'one row per pass recorded; all columns immutable; dropped at 00:00 of D+29';
    COMMENT ON COLUMN public.visits_%1$s.tag IS 'keyed hash of the pass id: a pass is recorded once';
    COMMENT ON COLUMN public.visits_%1$s.retry IS 'keyed hash of device and attempt: the same attempt gets the same answer';
    COMMENT ON COLUMN public.visits_%1$s.place IS 'keyed hash of facility, direction and hour';
    COMMENT ON COLUMN public.visits_%1$s.sealed IS 'pass, facility, door, time and flags, sealed for the authority';
    COMMENT ON TABLE public.conflicts_%1$s IS 'visits whose pass was recorded before; disclosed with the visits, never dropped before them';
    COMMENT ON TABLE public.epochs_%1$s IS 'keys the visits are sealed under, each sealed to the authority and wrapped under the day''s wrap key';

    GRANT INSERT, SELECT (tag, retry, place) ON public.visits_%1$s TO registry_scan;
    GRANT INSERT ON public.conflicts_%1$s, public.epochs_%1$s TO registry_scan;
    GRANT SELECT (place) ON public.visits_%1$s TO registry_manage;
    GRANT SELECT ON public.visits_%1$s, public.conflicts_%1$s, public.epochs_%1$s TO registry_disclose;
  $ddl$, suffix);
  RETURN true;
END $$;
COMMENT ON FUNCTION prepare_visit_day IS 'makes a day''s tables with their grants; false when they are there';

CREATE FUNCTION count_visit_day(old_day date, OUT visits bigint, OUT conflicts bigint, OUT epochs bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  suffix text := to_char(old_day, 'YYYYMMDD');
BEGIN
  EXECUTE format(
    'SELECT (SELECT count(*) FROM public.visits_%1$s), (SELECT count(*) FROM public.conflicts_%1$s), (SELECT count(*) FROM public.epochs_%1$s)',
    suffix
  ) INTO visits, conflicts, epochs;
END $$;
COMMENT ON FUNCTION count_visit_day IS 'row counts for the log of destructions';

CREATE FUNCTION drop_visit_day(old_day date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  suffix text := to_char(old_day, 'YYYYMMDD');
BEGIN
  DELETE FROM public.visit_days WHERE day = old_day;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  EXECUTE format('DROP TABLE public.visits_%1$s, public.conflicts_%1$s, public.epochs_%1$s', suffix);
  RETURN true;
END $$;
COMMENT ON FUNCTION drop_visit_day IS 'destroys a day''s tables; false when they are gone';

REVOKE ALL ON FUNCTION prepare_visit_day, count_visit_day, drop_visit_day FROM PUBLIC;

GRANT SELECT ON visit_days TO registry_scan, registry_manage, registry_disclose, registry_jobs;
GRANT SELECT, INSERT, UPDATE ON visit_keys TO registry_scan;
GRANT EXECUTE ON FUNCTION prepare_visit_day, count_visit_day, drop_visit_day TO registry_jobs;
