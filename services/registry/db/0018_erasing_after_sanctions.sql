-- Who leaves does not end what the municipality began: a facility with an open case is erased once the case is closed.

CREATE FUNCTION has_open_sanction(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM public.sanctions s WHERE s.facility = asked AND NOT EXISTS (
      SELECT FROM public.sanction_steps t JOIN public.sanction_decisions d ON d.step = t.id
       WHERE t.sanction = s.id AND t.step = 'close' AND d.verdict = 'approve'))
$$;
COMMENT ON FUNCTION has_open_sanction IS 'whether a municipality is at work on a case of a facility';
REVOKE ALL ON FUNCTION has_open_sanction FROM PUBLIC;

CREATE OR REPLACE FUNCTION erase_withdrawn_facilities(before_ms bigint) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE dead (id) AS (
    SELECT id FROM public.facilities
     WHERE ended_as = 'withdrawn' AND status_changed_ms < before_ms AND NOT public.has_open_sanction(id)
    UNION SELECT l.earlier FROM public.facility_lineage l JOIN dead d ON l.later = d.id WHERE NOT public.has_open_sanction(l.earlier)
  ), erased AS (
    DELETE FROM public.facilities WHERE id IN (SELECT id FROM dead) RETURNING 1
  ) SELECT count(*) FROM erased
$$;
COMMENT ON FUNCTION erase_withdrawn_facilities IS 'facilities withdrawn before a moment that no case is open against, with those that went on as them, and all that hangs on them';
