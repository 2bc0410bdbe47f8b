-- A wish for a round never puts off a sooner one; a case that was mistyped or an exercise says so in words and in the public figures.

CREATE OR REPLACE FUNCTION enqueue_request(request bigint, run_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  wished timestamptz;
BEGIN
  SELECT j.run_at INTO wished FROM graphile_worker.jobs j
  WHERE j.key = 'request-' || enqueue_request.request AND j.locked_at IS NULL AND j.attempts < j.max_attempts;
  PERFORM graphile_worker.add_job('run-request', json_build_object('request', request),
    run_at => least(enqueue_request.run_at, wished), max_attempts => 20, job_key => 'request-' || request);
END $$;
COMMENT ON FUNCTION enqueue_request(bigint, timestamptz) IS 'the only way a job is made, so that no payload can hold more than a number; of two wishes the sooner stays';

ALTER TABLE cases ADD closing_reason text;
COMMENT ON COLUMN cases.closing_reason IS 'for what was mistyped or an exercise: why, in the officer''s words, without the person''s name; it outlives the case''s key';
GRANT UPDATE (closing_reason) ON cases TO authority_worker;

CREATE OR REPLACE VIEW public_figures AS
  WITH months AS (
    SELECT month_of(opened_at_ms) AS month, 1 AS cases, 0 AS requests, 0 AS emergencies, 0 AS returned, 0 AS orders, 0 AS refused,
      (closing IS NOT DISTINCT FROM 'mistyped')::int AS mistyped, (closing IS NOT DISTINCT FROM 'exercise')::int AS exercises FROM cases
    UNION ALL
    SELECT month_of(drafted_at_ms), 0, 1, emergency::int, (state = 'returned')::int, 0, 0, 0, 0 FROM requests
    UNION ALL
    SELECT month_of(r.drafted_at_ms), 0, 0, 0, 0, 1, (o.state = 'failed')::int, 0, 0 FROM orders o JOIN requests r ON r.id = o.request_id
    WHERE o.state <> 'drafted')
  SELECT month, sum(cases)::int AS cases, sum(requests)::int AS requests, sum(emergencies)::int AS emergencies,
    sum(returned)::int AS returned, sum(orders)::int AS orders, sum(refused)::int AS refused,
    sum(mistyped)::int AS mistyped, sum(exercises)::int AS exercises
  FROM months GROUP BY month;
COMMENT ON VIEW public_figures IS 'what anyone may know of the authority''s work; mistyped cases and exercises count among the cases and by themselves, canaries as any other';
