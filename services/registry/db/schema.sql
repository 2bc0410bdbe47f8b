table alert_levels -- 위기경보 by day; visits are recorded at 경계 and 심각 only. No row: 심각
  from_day date not null
  level text not null
table certificates -- 이행 확인서 given out, to check a printed one against; all columns immutable
  reference text not null -- 발급번호, printed on it; its last eight characters are random
  facility bigint not null
  from_day date not null
  to_day date not null
  visits bigint not null -- visits in, in all of the period
  issued_on date not null
  issued_by bigint not null
table facilities -- a venue with one address; kept while the scheme runs, because visits name it
  id bigint not null identity
  name text not null
  status text not null -- waiting: no 사업자등록번호, usable once the municipality approves; only active facilities record visits
  status_changed_ms bigint not null -- lets every process catch up with changes it was not told of
  business_number text
  representative bytea not null -- 대표자명, sealed under the contact key
  telephone text not null
  sector text not null
  sector_detail text
  region text not null
  address text not null -- immutable: a facility that moves gets a new id
  address_detail text not null
  last_door integer not null default 0 -- the highest door number given out; never given twice
  signed_up_on date not null
table key_checks -- what the database knows of each key in the vault: enough to tell a different key, not to find it
  name text not null
  check_value bytea not null -- first 16 bytes of HMAC-SHA-256(key, "kipass/check/1" and the name); immutable, erased with the key
table log_entries -- the party's public log; immutable, never erased, impersonal
  seq bigint not null
  at bigint not null -- Unix seconds
  entry text not null -- the line that is hashed and published verbatim
  hash bytea not null -- SHA-256 chain over this and every earlier line
table log_heads -- signed positions of the log, on every change and daily; immutable, never erased
  seq bigint not null
  at bigint not null -- when it was signed, Unix seconds
  hash bytea not null
  signature bytea not null
table login_attempts -- wrong log-ins in a row, also of ids that do not exist; erased a day after the last
  login bytea not null -- keyed hash of what was typed as id
  failures integer not null
  locked_until_ms bigint not null
  last_at_ms bigint not null
table members -- who may log in for a facility: managers, and staff or doors ('1번 입구')
  id bigint not null identity
  facility bigint not null
  role text not null
  door integer not null -- running number within the facility, sealed into each visit; immutable
  name text not null
  login_id text not null -- immutable; never given to another
  password_hash text not null -- argon2id
  phone bytea -- a manager's verified number, sealed under the contact key
  added_on date not null
  last_used_on date -- day of the last log-in
  revoked_on date
table order_answers -- what was given under each order, counted against its limits; erased with its day after 28 days
  reference text not null -- the order's own random number
  request_hash bytea not null
  kind text not null
  passes integer not null
  visits integer not null
  people integer not null
  answered_at bigint not null -- first answer to this request, Unix seconds
table pairing_codes -- codes that let one terminal in; erased once used, or after ten minutes
  selector text not null -- the first three characters: wrong tries are counted under them
  secret bytea not null -- keyed hash of the whole code; never the code
  member bigint not null
  expires_at_ms bigint not null
  tries integer not null default 0 -- times a code was entered; five at most
table paper_books -- 수기명부 a facility keeps: that they exist and where, never what is written in them; all columns immutable
  id bigint not null identity
  facility bigint not null
  from_day date not null
  to_day date not null -- day of the last entry
  place_kept text not null -- as the manager puts it: '사무실 잠금 캐비닛'
  destroy_by date not null -- four weeks after the last entry
  registered_on date not null
  registered_by bigint not null
table paper_destructions -- the report to the municipality that a book was destroyed; written once, all columns immutable
  book bigint not null
  destroyed_on date not null
  way text not null
  destroyed_by text not null -- who did it, as the manager puts it
  reported_on date not null
  reported_by bigint not null
table phone_code_sends -- what the limits count; erased after a day
  phone bytea not null -- keyed hash of the number; never the number
  sent_at_ms bigint not null
  guessed boolean not null default false -- this message's code was entered wrongly five times
table phone_codes -- the last code sent to a manager's phone; erased once used, or after its three minutes
  phone bytea not null -- keyed hash of the number; never the number
  purpose text not null
  code bytea not null -- keyed hash of number, purpose, time and code; never the code
  sent_at_ms bigint not null
  tries integer not null default 0 -- times a code was entered; five at most
table revoked_sessions -- sessions of a subject made before this moment have ended; erased once none of them could still be valid
  subject bigint not null -- a member's id, or a number made of a device's (members/sessions.ts)
  not_before_ms bigint not null
  revoked_day date not null
table sms_budgets -- messages sent within a window, for each budget that numbers share; erased after a day
  budget text not null -- what is counted: prefix of the number, network of the request, or all
  subject bytea not null -- keyed hash of the prefix or, under a key of the day, of the network; empty for all
  window_start_ms bigint not null
  sent integer not null
table terminals -- devices as the visits they keep name them; erased six weeks after the last use, when nothing they hold could be recorded
  id bigint not null identity
  device bytea not null -- the name their sessions and queued visits carry; random, immutable
  public_key bytea not null -- Ed25519; the private half never leaves the device; immutable
  facility bigint not null
  member bigint not null
  door integer not null -- the member's, at registration
  paired boolean not null -- let in by a manager's code, not by a password
  session_from_ms bigint not null -- when its session began: tells whether it had ended when a visit arrived
  last_used_on date not null -- day its page was last opened
  revoked_on date
table visit_days -- the days that have tables: visits_YYYYMMDD, conflicts_YYYYMMDD, epochs_YYYYMMDD
  day date not null
table visit_keys -- the authority's last list of visit keys, so that it may be down for days
  singleton boolean not null default true
  signed_list text not null -- verbatim, its signature checked at each reading

sequence facilities_id_seq
sequence members_id_seq
sequence paper_books_id_seq
sequence terminals_id_seq

constraint alert_levels_level_check on alert_levels: CHECK ((level = ANY (ARRAY['관심'::text, '주의'::text, '경계'::text, '심각'::text])))
constraint alert_levels_pkey on alert_levels: PRIMARY KEY (from_day)
constraint certificates_check on certificates: CHECK ((to_day >= from_day))
constraint certificates_facility_fkey on certificates: FOREIGN KEY (facility) REFERENCES facilities(id)
constraint certificates_issued_by_fkey on certificates: FOREIGN KEY (issued_by) REFERENCES members(id)
constraint certificates_pkey on certificates: PRIMARY KEY (reference)
constraint facilities_last_door_check on facilities: CHECK (((last_door >= 0) AND (last_door <= 65535)))
constraint facilities_pkey on facilities: PRIMARY KEY (id)
constraint facilities_status_check on facilities: CHECK ((status = ANY (ARRAY['active'::text, 'waiting'::text, 'suspended'::text, 'closed'::text])))
constraint key_checks_check_value_check on key_checks: CHECK ((octet_length(check_value) = 16))
constraint key_checks_pkey on key_checks: PRIMARY KEY (name)
constraint log_entries_hash_check on log_entries: CHECK ((octet_length(hash) = 32))
constraint log_entries_pkey on log_entries: PRIMARY KEY (seq)
constraint log_heads_hash_check on log_heads: CHECK ((octet_length(hash) = 32))
constraint log_heads_pkey on log_heads: PRIMARY KEY (seq, at)
constraint log_heads_signature_check on log_heads: CHECK ((octet_length(signature) = 64))
constraint login_attempts_pkey on login_attempts: PRIMARY KEY (login)
constraint members_door_check on members: CHECK (((door >= 0) AND (door <= 65535)))
constraint members_facility_door_key on members: UNIQUE (facility, door)
constraint members_facility_fkey on members: FOREIGN KEY (facility) REFERENCES facilities(id)
constraint members_login_id_key on members: UNIQUE (login_id)
constraint members_pkey on members: PRIMARY KEY (id)
constraint members_role_check on members: CHECK ((role = ANY (ARRAY['manager'::text, 'staff'::text])))
constraint order_answers_pkey on order_answers: PRIMARY KEY (reference, request_hash)
constraint order_answers_request_hash_check on order_answers: CHECK ((octet_length(request_hash) = 32))
constraint pairing_codes_member_fkey on pairing_codes: FOREIGN KEY (member) REFERENCES members(id)
constraint pairing_codes_pkey on pairing_codes: PRIMARY KEY (selector)
constraint pairing_codes_secret_check on pairing_codes: CHECK ((octet_length(secret) = 32))
constraint paper_books_check on paper_books: CHECK ((to_day >= from_day))
constraint paper_books_facility_fkey on paper_books: FOREIGN KEY (facility) REFERENCES facilities(id)
constraint paper_books_pkey on paper_books: PRIMARY KEY (id)
constraint paper_books_registered_by_fkey on paper_books: FOREIGN KEY (registered_by) REFERENCES members(id)
constraint paper_destructions_book_fkey on paper_destructions: FOREIGN KEY (book) REFERENCES paper_books(id)
constraint paper_destructions_pkey on paper_destructions: PRIMARY KEY (book)
constraint paper_destructions_reported_by_fkey on paper_destructions: FOREIGN KEY (reported_by) REFERENCES members(id)
constraint paper_destructions_way_check on paper_destructions: CHECK ((way = ANY (ARRAY['shredded'::text, 'burnt'::text])))
constraint phone_codes_pkey on phone_codes: PRIMARY KEY (phone, purpose)
constraint revoked_sessions_pkey on revoked_sessions: PRIMARY KEY (subject)
constraint sms_budgets_pkey on sms_budgets: PRIMARY KEY (budget, subject, window_start_ms)
constraint terminals_device_check on terminals: CHECK ((octet_length(device) = 16))
constraint terminals_device_key on terminals: UNIQUE (device)
constraint terminals_door_check on terminals: CHECK (((door >= 0) AND (door <= 65535)))
constraint terminals_facility_fkey on terminals: FOREIGN KEY (facility) REFERENCES facilities(id)
constraint terminals_member_fkey on terminals: FOREIGN KEY (member) REFERENCES members(id)
constraint terminals_pkey on terminals: PRIMARY KEY (id)
constraint terminals_public_key_check on terminals: CHECK ((octet_length(public_key) = 32))
constraint visit_days_pkey on visit_days: PRIMARY KEY (day)
constraint visit_keys_pkey on visit_keys: PRIMARY KEY (singleton)
constraint visit_keys_singleton_check on visit_keys: CHECK (singleton)

CREATE INDEX certificates_by_facility ON certificates USING btree (facility)
CREATE INDEX facilities_by_status_change ON facilities USING btree (status_changed_ms)
CREATE INDEX pairing_codes_by_expiry ON pairing_codes USING btree (expires_at_ms)
CREATE INDEX paper_books_by_date ON paper_books USING btree (destroy_by)
CREATE INDEX paper_books_by_facility ON paper_books USING btree (facility)
CREATE INDEX phone_code_sends_by_phone ON phone_code_sends USING btree (phone, sent_at_ms)
CREATE INDEX phone_code_sends_by_time ON phone_code_sends USING btree (sent_at_ms)
CREATE INDEX revoked_sessions_by_time ON revoked_sessions USING btree (not_before_ms)
CREATE INDEX sms_budgets_by_time ON sms_budgets USING btree (window_start_ms)
CREATE INDEX terminals_by_facility ON terminals USING btree (facility)
CREATE INDEX terminals_by_last_use ON terminals USING btree (last_used_on)
CREATE INDEX terminals_by_member ON terminals USING btree (member)
CREATE UNIQUE INDEX facilities_one_per_place ON facilities USING btree (business_number, region, address, address_detail) WHERE ((business_number IS NOT NULL) AND (status <> 'closed'::text))

CREATE OR REPLACE FUNCTION public.count_visit_day(old_day date, OUT visits bigint, OUT conflicts bigint, OUT epochs bigint)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  suffix text := to_char(old_day, 'YYYYMMDD');
BEGIN
  EXECUTE format(
    'SELECT (SELECT count(*) FROM public.visits_%1$s), (SELECT count(*) FROM public.conflicts_%1$s), (SELECT count(*) FROM public.epochs_%1$s)',
    suffix
  ) INTO visits, conflicts, epochs;
END $function$

-- row counts for the log of destructions
CREATE OR REPLACE FUNCTION public.drop_visit_day(old_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  suffix text := to_char(old_day, 'YYYYMMDD');
BEGIN
  DELETE FROM public.visit_days WHERE day = old_day;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  EXECUTE format('DROP TABLE public.visits_%1$s, public.conflicts_%1$s, public.epochs_%1$s', suffix);
  RETURN true;
END $function$

-- destroys a day's tables; false when they are gone
CREATE OR REPLACE FUNCTION public.prepare_visit_day(new_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
END $function$

-- makes a day's tables with their grants; false when they are there

grant SELECT on alert_levels to registry_scan
grant INSERT, SELECT on certificates to registry_manage
grant INSERT, SELECT on facilities to registry_manage
grant DELETE, INSERT, SELECT on key_checks to registry_jobs
grant DELETE, SELECT on key_checks to registry_manage
grant INSERT, SELECT on log_entries to registry_disclose
grant INSERT, SELECT on log_entries to registry_jobs
grant SELECT on log_entries to registry_manage
grant INSERT, SELECT on log_heads to registry_disclose
grant INSERT, SELECT on log_heads to registry_jobs
grant SELECT on log_heads to registry_manage
grant DELETE on login_attempts to registry_jobs
grant DELETE, INSERT, SELECT, UPDATE on login_attempts to registry_manage
grant INSERT, SELECT on members to registry_manage
grant INSERT, SELECT, UPDATE on order_answers to registry_disclose
grant DELETE on order_answers to registry_jobs
grant DELETE on pairing_codes to registry_jobs
grant DELETE, INSERT, SELECT, UPDATE on pairing_codes to registry_manage
grant INSERT, SELECT on paper_books to registry_manage
grant INSERT, SELECT on paper_destructions to registry_manage
grant DELETE on phone_code_sends to registry_jobs
grant DELETE, INSERT, SELECT, UPDATE on phone_code_sends to registry_manage
grant DELETE on phone_codes to registry_jobs
grant DELETE, INSERT, SELECT, UPDATE on phone_codes to registry_manage
grant DELETE on revoked_sessions to registry_jobs
grant INSERT, SELECT, UPDATE on revoked_sessions to registry_manage
grant SELECT on revoked_sessions to registry_scan
grant DELETE on sms_budgets to registry_jobs
grant INSERT, SELECT on sms_budgets to registry_manage
grant DELETE on terminals to registry_jobs
grant INSERT, SELECT on terminals to registry_manage
grant SELECT on visit_days to registry_disclose
grant SELECT on visit_days to registry_jobs
grant SELECT on visit_days to registry_manage
grant SELECT on visit_days to registry_scan
grant INSERT, SELECT, UPDATE on visit_keys to registry_scan

grant SELECT on facilities (id) to registry_disclose
grant SELECT on facilities (id) to registry_scan
grant SELECT on facilities (name) to registry_disclose
grant UPDATE on facilities (status) to registry_manage
grant SELECT on facilities (status) to registry_scan
grant UPDATE on facilities (status_changed_ms) to registry_manage
grant SELECT on facilities (status_changed_ms) to registry_scan
grant SELECT on facilities (telephone) to registry_disclose
grant SELECT on facilities (sector) to registry_disclose
grant SELECT on facilities (region) to registry_disclose
grant SELECT on facilities (address) to registry_disclose
grant SELECT on facilities (address_detail) to registry_disclose
grant UPDATE on facilities (last_door) to registry_manage
grant SELECT on login_attempts (last_at_ms) to registry_jobs
grant UPDATE on members (last_used_on) to registry_manage
grant UPDATE on members (revoked_on) to registry_manage
grant SELECT on order_answers (answered_at) to registry_jobs
grant SELECT on pairing_codes (expires_at_ms) to registry_jobs
grant SELECT on phone_code_sends (sent_at_ms) to registry_jobs
grant SELECT on phone_codes (sent_at_ms) to registry_jobs
grant SELECT on revoked_sessions (revoked_day) to registry_jobs
grant SELECT on sms_budgets (window_start_ms) to registry_jobs
grant UPDATE on sms_budgets (sent) to registry_manage
grant SELECT on terminals (device) to registry_scan
grant SELECT on terminals (public_key) to registry_scan
grant SELECT on terminals (facility) to registry_scan
grant SELECT on terminals (member) to registry_scan
grant SELECT on terminals (door) to registry_scan
grant SELECT on terminals (session_from_ms) to registry_scan
grant SELECT on terminals (last_used_on) to registry_jobs
grant UPDATE on terminals (last_used_on) to registry_manage
grant UPDATE on terminals (revoked_on) to registry_manage

grant EXECUTE on function count_visit_day(old_day date, OUT visits bigint, OUT conflicts bigint, OUT epochs bigint) to registry_jobs
grant EXECUTE on function drop_visit_day(old_day date) to registry_jobs
grant EXECUTE on function prepare_visit_day(new_day date) to registry_jobs

grant USAGE on schema public to registry_disclose
grant USAGE on schema public to registry_jobs
grant USAGE on schema public to registry_manage
grant USAGE on schema public to registry_scan
