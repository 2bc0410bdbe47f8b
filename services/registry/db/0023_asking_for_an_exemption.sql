-- A facility's managers ask for an exemption themselves. They may write what is asked and nothing of the decision.

GRANT INSERT (facility, kind, explanation, identification, asked_by, asked_ms), SELECT (asked_ms) ON exemptions TO registry_manage;

-- One stands or waits at a time. By the database's own clock, so that asking cannot end one that still stands.
CREATE FUNCTION end_lapsed_exemption(of bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.exemptions SET state = 'ended'
   WHERE facility = of AND state = 'granted' AND until_day < (now() AT TIME ZONE 'Asia/Seoul')::date
$$;
COMMENT ON FUNCTION end_lapsed_exemption IS 'before a facility asks again: one whose last day has passed stands no longer';
REVOKE ALL ON FUNCTION end_lapsed_exemption FROM PUBLIC;
GRANT EXECUTE ON FUNCTION end_lapsed_exemption TO registry_manage;
