-- What offices say to facilities, and how it reached them; how long decisions took; what everybody may know of the scheme in numbers.

ALTER TABLE office_decisions ADD COLUMN waited_ms bigint;
COMMENT ON COLUMN office_decisions.waited_ms IS 'how long the facility had been in the state that was decided on; null: before that was noted';

CREATE TABLE notices (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  region text NOT NULL,
  sectors text[],
  officer bigint NOT NULL REFERENCES officers,
  by_name text NOT NULL,
  office text NOT NULL,
  template text,
  title text NOT NULL,
  body text NOT NULL,
  audience jsonb NOT NULL,
  recipients integer NOT NULL CHECK (recipients > 0),
  message text,
  messages integer NOT NULL,
  won integer NOT NULL,
  at_ms bigint NOT NULL
);
CREATE INDEX notices_by_time ON notices (at_ms);
COMMENT ON TABLE notices IS 'what an office told facilities: all columns immutable, erased after two years';
COMMENT ON COLUMN notices.region IS 'the officer''s, like sectors: bounds who was told and who reads of it';
COMMENT ON COLUMN notices.office IS 'whom facilities are told it comes from; never an officer';
COMMENT ON COLUMN notices.audience IS 'the filter it was sent by';
COMMENT ON COLUMN notices.message IS 'the text message that went with it; null: in the app alone';
COMMENT ON COLUMN notices.won IS 'what the messages cost by list prices';

CREATE TABLE notice_recipients (
  notice bigint NOT NULL REFERENCES notices ON DELETE CASCADE,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  read_ms bigint,
  PRIMARY KEY (notice, facility)
);
CREATE INDEX notice_recipients_by_facility ON notice_recipients (facility, notice);
COMMENT ON TABLE notice_recipients IS 'facilities a notice went to; immutable but for being read';
COMMENT ON COLUMN notice_recipients.read_ms IS 'first opened by anybody of the facility';

CREATE TABLE notice_messages (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  notice bigint NOT NULL REFERENCES notices ON DELETE CASCADE,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  member bigint NOT NULL REFERENCES members ON DELETE CASCADE,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'delivered', 'failed', 'unsure')),
  attempts integer NOT NULL DEFAULT 0,
  receipt text,
  problem text,
  changed_ms bigint NOT NULL,
  UNIQUE (notice, member)
);
CREATE INDEX notice_messages_under_way ON notice_messages (notice) WHERE state IN ('waiting', 'sending', 'sent');
CREATE INDEX notice_messages_by_facility ON notice_messages (facility);
COMMENT ON TABLE notice_messages IS 'text messages of notices to managers, one to each number; the number itself stays with the manager';
COMMENT ON COLUMN notice_messages.state IS 'unsure: the process ended between handing it over and noting that; never sent again by itself';
COMMENT ON COLUMN notice_messages.receipt IS 'by which its delivery is asked';

CREATE FUNCTION notices_under_way() RETURNS TABLE (id bigint, region text, sectors text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT n.id, n.region, n.sectors FROM public.notices n
   WHERE EXISTS (SELECT FROM public.notice_messages m WHERE m.notice = n.id AND m.state IN ('waiting', 'sending', 'sent'))
   ORDER BY n.id
$$;
COMMENT ON FUNCTION notices_under_way IS 'whose messages are still to be seen to, and in which region that is done';
REVOKE ALL ON FUNCTION notices_under_way FROM PUBLIC;
GRANT EXECUTE ON FUNCTION notices_under_way TO registry_office;

GRANT SELECT, INSERT ON notices, notice_recipients TO registry_office;
GRANT SELECT, INSERT, UPDATE (state, attempts, receipt, problem, changed_ms) ON notice_messages TO registry_office;
GRANT SELECT (id, office, title, body, at_ms) ON notices TO registry_manage;
GRANT SELECT, UPDATE (read_ms) ON notice_recipients TO registry_manage;
GRANT SELECT (at_ms), DELETE ON notices TO registry_jobs;

ALTER TABLE notices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON notices USING (true);
CREATE POLICY by_region ON notices AS RESTRICTIVE TO registry_office
  USING (office_covers(region) AND (current_setting('kipass.sectors', true) = '*' OR sectors <@ string_to_array(current_setting('kipass.sectors', true), ',')));

ALTER TABLE notice_recipients ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON notice_recipients USING (true);
CREATE POLICY by_region ON notice_recipients AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

ALTER TABLE notice_messages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON notice_messages USING (true);
CREATE POLICY by_region ON notice_messages AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM facilities f WHERE f.id = facility));

CREATE TABLE public_days (
  day date PRIMARY KEY,
  visits bigint NOT NULL
);
COMMENT ON TABLE public_days IS 'visits in the whole country by day, for everybody to see; filled in by the jobs, erased after 92 days';

CREATE TABLE public_regions (
  region text PRIMARY KEY CHECK (region ~ '^\d{2}$'),
  facilities integer NOT NULL,
  recording integer NOT NULL,
  counted_ms bigint NOT NULL
);
COMMENT ON TABLE public_regions IS 'by 시도, for everybody to see: facilities that may record, and those of them that did within seven days; filled in by the jobs';

GRANT SELECT (region) ON facilities TO registry_jobs;
GRANT SELECT, INSERT, UPDATE (visits), DELETE ON public_days TO registry_jobs;
GRANT SELECT, INSERT, DELETE ON public_regions TO registry_jobs;
GRANT SELECT ON public_days, public_regions TO registry_manage;
