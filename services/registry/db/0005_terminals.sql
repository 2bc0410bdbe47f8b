-- Devices that keep visits while they have no connection, and the codes that let them in without a password.

CREATE TABLE terminals (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  device bytea NOT NULL UNIQUE CHECK (octet_length(device) = 16),
  public_key bytea NOT NULL CHECK (octet_length(public_key) = 32),
  facility bigint NOT NULL REFERENCES facilities,
  member bigint NOT NULL REFERENCES members,
  door integer NOT NULL CHECK (door BETWEEN 0 AND 65535),
  paired boolean NOT NULL,
  session_from_ms bigint NOT NULL,
  last_used_on date NOT NULL,
  revoked_on date
);
CREATE INDEX terminals_by_facility ON terminals (facility);
CREATE INDEX terminals_by_member ON terminals (member);
CREATE INDEX terminals_by_last_use ON terminals (last_used_on);
COMMENT ON TABLE terminals IS 'devices as the visits they keep name them; erased six weeks after the last use, when nothing they hold could be recorded';
COMMENT ON COLUMN terminals.device IS 'the name their sessions and queued visits carry; random, immutable';
COMMENT ON COLUMN terminals.public_key IS 'Ed25519; the private half never leaves the device; immutable';
COMMENT ON COLUMN terminals.door IS 'the member''s, at registration';
COMMENT ON COLUMN terminals.paired IS 'let in by a manager''s code, not by a password';
COMMENT ON COLUMN terminals.session_from_ms IS 'when its session began: tells whether it had ended when a visit arrived';
COMMENT ON COLUMN terminals.last_used_on IS 'day its page was last opened';

CREATE TABLE pairing_codes (
  selector text PRIMARY KEY,
  secret bytea NOT NULL CHECK (octet_length(secret) = 32),
  member bigint NOT NULL REFERENCES members,
  expires_at_ms bigint NOT NULL,
  tries integer NOT NULL DEFAULT 0
);
CREATE INDEX pairing_codes_by_expiry ON pairing_codes (expires_at_ms);
COMMENT ON TABLE pairing_codes IS 'codes that let one terminal in; erased once used, or after ten minutes';
COMMENT ON COLUMN pairing_codes.selector IS 'the first three characters: wrong tries are counted under them';
COMMENT ON COLUMN pairing_codes.secret IS 'keyed hash of the whole code; never the code';
COMMENT ON COLUMN pairing_codes.tries IS 'times a code was entered; five at most';

GRANT SELECT (device, public_key, facility, member, door, session_from_ms) ON terminals TO registry_scan;
GRANT SELECT, INSERT ON terminals TO registry_manage;
GRANT UPDATE (last_used_on, revoked_on) ON terminals TO registry_manage;
GRANT SELECT, INSERT, UPDATE, DELETE ON pairing_codes TO registry_manage;
GRANT SELECT (last_used_on), DELETE ON terminals TO registry_jobs;
GRANT SELECT (expires_at_ms), DELETE ON pairing_codes TO registry_jobs;

-- A conflict that is sent again is kept once: unique by attempt, not by tag.
DO $$
DECLARE
  suffix text;
BEGIN
  FOR suffix IN SELECT to_char(day, 'YYYYMMDD') FROM visit_days LOOP
    EXECUTE format('DROP INDEX conflicts_%1$s_tag', suffix);
    EXECUTE format('CREATE UNIQUE INDEX conflicts_%1$s_attempt ON conflicts_%1$s (tag, retry)', suffix);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION prepare_visit_day(new_day date) RETURNS boolean
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
    CREATE UNIQUE INDEX conflicts_%1$s_attempt ON public.conflicts_%1$s (tag, retry);
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
