-- Acting on contacts: who they are and whose health centre sees to them, what was done, messages, and what was taken out of the house.

CREATE TABLE contacts (
  case_id bigint NOT NULL REFERENCES cases,
  id text NOT NULL CHECK (length(id) = 22),
  day date NOT NULL,
  home text CHECK (home ~ '^\d{5}$'),
  centre text CHECK (centre ~ '^\d{5}$'),
  card bytea NOT NULL,
  fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
  PRIMARY KEY (case_id, id)
);
CREATE INDEX contacts_by_day ON contacts (day);
CREATE INDEX contacts_by_centre ON contacts (centre);
COMMENT ON TABLE contacts IS 'people of a case''s contact list, so that others than its investigators can act on them; everything about them goes with the row';
COMMENT ON COLUMN contacts.id IS 'keyed hash of phone, and name where a phone is shared, under the case key: the same person keeps it';
COMMENT ON COLUMN contacts.day IS 'the last day this person met the case; erased at 00:00 of D+29';
COMMENT ON COLUMN contacts.home IS 'the 시군구 of the place they met';
COMMENT ON COLUMN contacts.centre IS 'the 시군구 whose health centre sees to them: where they live once that is known';
COMMENT ON COLUMN contacts.card IS 'name, phone, sources and where they met on that last day, sealed under the case key';
COMMENT ON COLUMN contacts.fingerprint IS 'keyed hash of the card, to see that it changed';

CREATE TABLE contact_steps (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL,
  contact text NOT NULL,
  batch text NOT NULL CHECK (length(batch) = 22),
  officer text NOT NULL REFERENCES officers (id),
  at_ms bigint NOT NULL,
  sealed bytea NOT NULL,
  UNIQUE (case_id, batch, contact),
  FOREIGN KEY (case_id, contact) REFERENCES contacts ON DELETE CASCADE
);
CREATE INDEX contact_steps_by_contact ON contact_steps (case_id, contact);
COMMENT ON TABLE contact_steps IS 'what was done about a contact, in turn; immutable';
COMMENT ON COLUMN contact_steps.batch IS 'random; the steps taken with one press, which are undone together';
COMMENT ON COLUMN contact_steps.sealed IS 'what changed, sealed under the case key';

CREATE TABLE contact_undos (
  case_id bigint NOT NULL REFERENCES cases,
  batch text NOT NULL,
  officer text NOT NULL REFERENCES officers (id),
  at_ms bigint NOT NULL,
  PRIMARY KEY (case_id, batch)
);
COMMENT ON TABLE contact_undos IS 'batches of steps that were taken back; immutable';

CREATE TABLE message_batches (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL REFERENCES cases,
  token text NOT NULL CHECK (length(token) = 22),
  officer text NOT NULL REFERENCES officers (id),
  at_ms bigint NOT NULL,
  language text NOT NULL CHECK (language IN ('ko', 'en', 'zh', 'ja', 'vi')),
  messages integer NOT NULL CHECK (messages BETWEEN 1 AND 1000),
  test boolean NOT NULL,
  reason bytea,
  UNIQUE (case_id, token)
);
CREATE INDEX message_batches_by_officer ON message_batches (officer, at_ms);
COMMENT ON TABLE message_batches IS 'messages sent with one press; immutable but for the reason, which goes with the case';
COMMENT ON COLUMN message_batches.token IS 'made by the browser, so that a press that arrives twice sends once';
COMMENT ON COLUMN message_batches.test IS 'one message to the officer''s own phone, of which nothing else is kept';
COMMENT ON COLUMN message_batches.reason IS 'the officer''s words, sealed under the case key; null once the case is destroyed';

CREATE TABLE messages (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id bigint NOT NULL REFERENCES message_batches,
  case_id bigint NOT NULL,
  contact text NOT NULL,
  sealed bytea NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'delivered', 'failed', 'unsure')),
  problem text,
  attempts integer NOT NULL DEFAULT 0,
  receipt bytea,
  at_ms bigint NOT NULL,
  UNIQUE (batch_id, contact),
  FOREIGN KEY (case_id, contact) REFERENCES contacts ON DELETE CASCADE
);
CREATE INDEX messages_by_contact ON messages (case_id, contact);
CREATE INDEX messages_under_way ON messages (batch_id) WHERE state IN ('waiting', 'sending', 'sent');
COMMENT ON TABLE messages IS 'one text message to one contact';
COMMENT ON COLUMN messages.sealed IS 'number and words, sealed under the case key';
COMMENT ON COLUMN messages.state IS 'sending is noted before the gateway hears of it: what a crash leaves there may or may not have gone, and is unsure';
COMMENT ON COLUMN messages.problem IS 'why not, as the gateway''s code';
COMMENT ON COLUMN messages.receipt IS 'what the gateway tells the delivery by, sealed under the case key';
COMMENT ON COLUMN messages.at_ms IS 'of its state';

CREATE TABLE contact_exports (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id bigint NOT NULL REFERENCES cases,
  officer text NOT NULL REFERENCES officers (id),
  at_ms bigint NOT NULL,
  format text NOT NULL CHECK (format IN ('xlsx', 'csv', 'sormas', 'go-data', 'json')),
  rows integer NOT NULL,
  files json NOT NULL,
  recipient bytea,
  reason bytea
);
CREATE INDEX contact_exports_by_case ON contact_exports (case_id);
COMMENT ON TABLE contact_exports IS 'contact lists that left the house; append-only';
COMMENT ON COLUMN contact_exports.files IS 'name, rows and SHA-256 of each file';
COMMENT ON COLUMN contact_exports.recipient IS 'for whom, sealed under the case key; null once the case is destroyed';
COMMENT ON COLUMN contact_exports.reason IS 'why, sealed under the case key; null once the case is destroyed';

ALTER TABLE case_data
  DROP CONSTRAINT case_data_kind_check,
  ADD CONSTRAINT case_data_kind_check CHECK (kind IN (
    'passes', 'visits', 'facilities', 'exposures', 'co-visits', 'groups', 'slips', 'safe-numbers', 'hand-ins'));

-- A batch's number is all a job carries; one job per batch.
CREATE FUNCTION enqueue_messages(batch bigint, run_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM graphile_worker.add_job('send-messages', json_build_object('batch', batch), run_at => enqueue_messages.run_at,
    max_attempts => 20, job_key => 'messages-' || batch);
END $$;
COMMENT ON FUNCTION enqueue_messages(bigint, timestamptz) IS 'the only way a message job is made, so that no payload can hold more than a number';

ALTER TABLE contacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_undos ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_batches ENABLE ROW LEVEL SECURITY;
ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_exports ENABLE ROW LEVEL SECURITY;

-- A health centre sees the contacts that are its own and nothing else of the case.
CREATE POLICY region ON contacts TO authority_app USING (sees_case(case_id));
CREATE POLICY health_centre ON contacts FOR SELECT TO authority_app
  USING (centre = current_setting('kipass.health_centre', true));
CREATE POLICY contact ON contact_steps TO authority_app
  USING (EXISTS (SELECT FROM contacts c WHERE c.case_id = contact_steps.case_id AND c.id = contact_steps.contact));
CREATE POLICY contact ON contact_undos TO authority_app
  USING (EXISTS (SELECT FROM contacts c WHERE c.case_id = contact_undos.case_id));
CREATE POLICY region ON message_batches TO authority_app USING (sees_case(case_id));
CREATE POLICY contact ON messages TO authority_app
  USING (EXISTS (SELECT FROM contacts c WHERE c.case_id = messages.case_id AND c.id = messages.contact));
CREATE POLICY region ON contact_exports TO authority_app USING (sees_case(case_id));

CREATE POLICY work ON contacts TO authority_worker, authority_jobs USING (true);
CREATE POLICY work ON contact_steps TO authority_worker, authority_jobs USING (true);
CREATE POLICY work ON contact_undos TO authority_worker, authority_jobs USING (true);
CREATE POLICY work ON message_batches TO authority_worker, authority_jobs USING (true);
CREATE POLICY work ON messages TO authority_worker, authority_jobs USING (true);
CREATE POLICY work ON contact_exports TO authority_worker, authority_jobs USING (true);

-- Who hands a contact on sees them no more, which no policy of theirs could allow to write.
CREATE FUNCTION assign_centres(case_id bigint, ids text[], residences text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE contacts c SET centre = coalesce(r.residence, c.home)
  FROM unnest(ids, residences) AS r (id, residence)
  WHERE c.case_id = assign_centres.case_id AND c.id = r.id
    AND (sees_case(c.case_id) OR c.centre = current_setting('kipass.health_centre', true))
$$;
COMMENT ON FUNCTION assign_centres(bigint, text[], text[]) IS 'hands contacts the officer sees to the health centre of where they live; null: of where they met the case';

GRANT EXECUTE ON FUNCTION assign_centres(bigint, text[], text[]) TO authority_app;
GRANT SELECT, INSERT, UPDATE (day, home, centre, card, fingerprint) ON contacts TO authority_app;
GRANT SELECT, INSERT ON contact_steps, contact_undos, message_batches, messages, contact_exports TO authority_app;
GRANT UPDATE (state, at_ms) ON messages TO authority_app;
GRANT EXECUTE ON FUNCTION enqueue_messages(bigint, timestamptz) TO authority_app, authority_worker;

GRANT SELECT, UPDATE (state, problem, attempts, receipt, at_ms) ON messages TO authority_worker;
GRANT SELECT (id, case_id) ON message_batches TO authority_worker;

-- What destroys a day or a case: the jobs on its date, the worker's role when an officer closes it.
GRANT SELECT (case_id, day), DELETE ON contacts TO authority_worker, authority_jobs;
GRANT SELECT (case_id), DELETE ON contact_undos TO authority_worker, authority_jobs;
GRANT SELECT (id, case_id), UPDATE (reason) ON message_batches TO authority_worker, authority_jobs;
GRANT SELECT (id, case_id), UPDATE (recipient, reason) ON contact_exports TO authority_worker, authority_jobs;
