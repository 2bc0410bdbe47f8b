-- The jobs erase facilities that were withdrawn, and can erase no other.

REVOKE SELECT (id, status, status_changed_ms, ended_as), DELETE ON facilities FROM registry_jobs;
REVOKE SELECT (earlier, later) ON facility_lineage FROM registry_jobs;

CREATE FUNCTION erase_withdrawn_facilities(before_ms bigint) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE dead (id) AS (
    SELECT id FROM public.facilities
     WHERE ended_as = 'withdrawn' AND status_changed_ms < before_ms
    UNION SELECT l.earlier FROM public.facility_lineage l JOIN dead d ON l.later = d.id
  ), erased AS (
    DELETE FROM public.facilities WHERE id IN (SELECT id FROM dead) RETURNING 1
  ) SELECT count(*) FROM erased
$$;
COMMENT ON FUNCTION erase_withdrawn_facilities IS 'facilities withdrawn before a moment, with those that went on as them, and all that hangs on them';
REVOKE ALL ON FUNCTION erase_withdrawn_facilities FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_withdrawn_facilities TO registry_jobs;
