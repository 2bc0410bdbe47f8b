table access_chain -- the places of the lines, and of the last that was erased, without what they say
  line bigint
  hash bytea
table access_log_start -- the last line of the officers' access log that was erased, from which the first that is kept follows; one row, written by erase_access_lines alone
  line bigint not null
  hash bytea not null -- as it stands in the public log
table alert_level_changes -- who proposed and who decided that the 위기경보 changes: two officers of the ministry; immutable but for the decision
  id bigint not null identity
  level text not null
  from_day date not null
  basis text not null
  proposed_by bigint not null
  proposer text not null
  proposed_ms bigint not null
  state text not null default 'open'::text
  decided_by bigint
  decider text
  decided_ms bigint
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
table deletion_requests -- 중복 삭제 요청: a facility that asks its municipality to delete it as registered twice; one open at a time
  id bigint not null identity
  facility bigint not null
  duplicate_of bigint -- the registration that stays, when it is known
  reason text not null
  requested_ms bigint not null
  state text not null
  decided_ms bigint
  answer text -- the municipality's, to the manager
table designation_facilities -- facilities a designation names one by one; immutable
  designation bigint not null
  facility bigint not null
table designation_notices -- that a designation was announced to a facility, on its home screen; immutable
  facility bigint not null
  designation bigint not null
  at_ms bigint not null
table designation_releases -- facilities judged to be of low risk and left out of a designation; immutable but for their end
  id bigint not null identity
  designation bigint not null
  facility bigint not null
  from_day date not null
  to_day date -- the last day; the day before it began: taken back the same day
  reason text not null
  by_name text not null
  at_ms bigint not null
  ended_ms bigint
table designation_sectors -- which sectors a designation applies to, from which size on; immutable
  designation bigint not null
  sector text not null
  min_area_m2 integer
  min_capacity integer
table designations -- 의무적용 지정: dated rules by which facilities must keep the electronic log; immutable but for their end
  id bigint not null identity
  code text -- of a national list that the program brings; null: made by an office
  title text not null
  regions text[] not null -- beginnings of region codes it applies to; all: the country
  from_day date not null
  grace_until date -- 계도기간: the last day without sanctions; null: none
  to_day date -- the last day in force; the day before it began: withdrawn before that
  basis text not null
  exceptions text not null -- who may be left out, in words; each is decided on by itself
  by_name text not null
  made_ms bigint not null
  ended_ms bigint
table distinct_facilities -- 중복 아님: pairs that look like one facility and are two, as an officer decided; erased when that is undone, dies with either
  one bigint not null
  other bigint not null
  by_name text not null -- name and title, as they were
  at_ms bigint not null
table exemption_files -- evidence for an exemption: immutable, erased 28 days after the exemption was refused or ended
  id bigint not null identity
  exemption bigint not null
  name text not null
  type text not null
  bytes integer not null
  sha256 bytea not null
  sealed bytea not null -- under the evidence key
  added_by text not null
  added_ms bigint not null
table exemption_hand_ins -- test hand-ins of an own system: only what was found in the file, which itself is never stored; immutable
  id bigint not null identity
  exemption bigint not null
  at_ms bigint not null
  by_name text not null
  sha256 bytea not null
  rows integer not null
  wrong_rows integer not null
  days integer not null
  first_day date
  last_day date
  faults text[] not null -- why it was not good enough; none: it was
table exemptions -- 적용 제외: why a facility need not use the electronic log, until when; what was asked is immutable
  id bigint not null identity
  facility bigint not null
  kind text not null
  explanation text not null
  identification text -- how the own system finds out who somebody is
  state text not null default 'open'::text
  asked_by text not null
  asked_ms bigint not null
  from_day date
  until_day date -- the last day; to be looked at again before
  reason text -- of the decision, told to the facility
  decided_by text
  decided_ms bigint
table facilities -- a venue with one address; kept until its last visits have died after it was withdrawn, because visits name it
  id bigint not null identity
  name text not null
  status text not null -- waiting: no 사업자등록번호, usable once the municipality approves; only active facilities record visits
  status_changed_ms bigint not null -- lets every process catch up with changes it was not told of
  business_number text
  representative bytea not null -- name of who is responsible, sealed under the contact key
  telephone text not null
  sector text not null
  sector_detail text
  region text not null
  address text not null -- immutable: a facility that moves gets a new id
  address_detail text not null
  last_door integer not null default 0 -- the highest door number given out; never given twice
  signed_up_on date not null
  version integer not null default 1 -- grows with every change of what an officer sees
  place text not null -- address and detail without what people write differently: the same place is registered once per business number
  responsible text not null default 'representative'::text -- whether that is the 대표자 or the 방역관리자
  area_m2 integer -- asked only where a rule depends on it
  capacity integer -- people at once; asked only where a rule depends on it
  business_state text not null default 'unknown'::text -- 계속사업자, 휴업자, 폐업자, not in the tax office's register; unknown: not asked, or no answer then
  closed_weekdays smallint[] not null default '{}'::smallint[] -- 정기 휴무일; 0 is Sunday
  ended_as text -- what its manager closed it as; null: open, or closed by the municipality
  reopens_as text -- the status that reopening gives back
  name_key text not null generated lower(regexp_replace(NORMALIZE(name, NFKC), '\(주\)|주식회사|[[:space:][:punct:]]'::text, ''::text, 'g'::text)) -- the name without what people write differently: finds one place registered twice
table facility_closures -- 휴업 기간 and dated 휴무일: days without visits that are no silence; immutable but for their cancelling
  id bigint not null identity
  facility bigint not null
  from_day date not null
  to_day date not null
  kind text not null
  added_ms bigint not null
  cancelled_ms bigint
table facility_days -- how many visits in a facility recorded on a day, filled in by the jobs; no row: none; erased after 92 days
  facility bigint not null
  day date not null
  visits integer not null
table facility_events -- 일회성 행사: a facility without 사업자등록번호 that records on these days alone; immutable, read by every process
  facility bigint not null
  from_day date not null
  to_day date not null
  by_name text not null
  at_ms bigint not null
table facility_history -- every change of a facility: all columns immutable, dies with the facility
  id bigint not null identity
  facility bigint not null
  at_ms bigint not null
  member bigint -- who; null: the municipality, or nobody logged in
  by_name text not null -- the manager's log-in id, or the office: '강남구 위생과'
  what text not null -- a fact's name, or what was done
  old_value text -- null where there was none; never a person's name or number
  new_value text
table facility_lineage -- which facility goes on as which; the address of a visit is that of the id it names
  earlier bigint not null
  later bigint not null
  kind text not null
  at_ms bigint not null
table facility_merges -- registrations ended as duplicates; can be taken back for thirty days; immutable but for that
  id bigint not null identity
  earlier bigint not null
  later bigint -- the registration that stays; null: it was deleted without one
  status_before text not null
  version_after integer not null
  by_name text not null
  at_ms bigint not null
  reverted_ms bigint
table facility_notes -- what officers want one another to know of a facility; its people never see it; all columns immutable, dies with the facility
  id bigint not null identity
  facility bigint not null
  at_ms bigint not null
  by_name text not null
  note text not null
table facility_transfers -- proposed by one municipality, accepted or refused by the other; immutable but for that, dies with the facility
  id bigint not null identity
  facility bigint not null
  from_region text not null
  to_region text not null
  name text not null
  sector text not null
  sector_detail text
  address text not null -- this and its neighbours: what the other sees before the facility is theirs
  address_detail text not null
  reason text not null
  by_name text not null
  at_ms bigint not null
  state text not null default 'open'::text
  decided_ms bigint
table inspection_stops -- which facilities and entries of the register an officer means to visit on a day, in order; an officer's own plan, erased when they plan another day four weeks later
  officer bigint not null
  day date not null
  facility bigint
  place integer not null
  entry bigint
table inspections -- what officers found on site; append-only by grant, dies with the facility, or stays with the entry of the register
  id bigint not null identity
  facility bigint
  officer bigint not null
  by_name text not null
  attempt bytea not null -- chosen by the device: sent again, it is recorded once
  inspected_ms bigint not null -- by the device's clock when it was without a network
  received_ms bigint not null
  findings jsonb not null -- items looked at and how each was found; no names, no pictures
  note text not null
  guidance text not null -- 행정지도: what the facility was advised to do
  next_visit_on date
  corrects bigint
  entry bigint -- the business in the register, when it had no facility; stays when it gets one
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
  facility bigint not null -- the one after a move or a merge
  role text not null
  door integer not null -- running number within the facility, sealed into each visit; a merge gives a new one
  name text not null
  login_id text not null -- immutable; never given to another
  password_hash text not null -- argon2id
  phone bytea -- a manager's verified number, sealed under the contact key
  added_on date not null
  last_used_on date -- day of the last log-in
  revoked_on date
  phone_hash bytea -- keyed hash of a manager's verified number: finds the log-ins of who holds it
table merged_members -- whose log-ins went along with a merge, so that taking it back takes them back; all columns immutable, dies with the merge
  merge bigint not null
  member bigint not null
  door_before integer not null -- at the registration that ended, free again when it goes on
table notice_messages -- text messages of notices to managers, one to each number; the number itself stays with the manager
  id bigint not null identity
  notice bigint not null
  facility bigint not null
  member bigint not null
  state text not null default 'waiting'::text -- unsure: the process ended between handing it over and noting that; never sent again by itself
  attempts integer not null default 0
  receipt text -- by which its delivery is asked
  problem text
  changed_ms bigint not null
table notice_recipients -- facilities a notice went to; immutable but for being read
  notice bigint not null
  facility bigint not null
  read_ms bigint -- first opened by anybody of the facility
  designation bigint -- the designation that the notice announces; null: it announces none
table notices -- what an office told facilities: all columns immutable, erased after two years
  id bigint not null identity
  region text not null -- the officer's, like sectors: bounds who was told and who reads of it
  sectors text[]
  officer bigint not null
  by_name text not null
  office text not null -- whom facilities are told it comes from; never an officer
  template text
  title text not null
  body text not null
  audience jsonb not null -- the filter it was sent by
  recipients integer not null
  message text -- the text message that went with it; null: in the app alone
  messages integer not null
  won integer not null -- what the messages cost by list prices
  at_ms bigint not null
table office_access_log -- every action of every officer; all columns immutable, erased after two years
  id bigint not null identity
  at_ms bigint not null
  officer bigint not null
  region text not null -- the officer's
  what text not null -- the endpoint's name
  about text not null -- what was named in the address: a facility's number, what was searched for
  why text not null -- the reason the officer gave
  refused text -- the problem that was answered instead; null: it was done
  link bigint -- its place in the chain, in the order of the commits, without a gap
  hash bytea -- SHA-256 chain over this and every earlier line; its end stands in the public log
table office_decisions -- what officers decided on facilities; immutable but for being undone, dies with the facility
  id bigint not null identity
  facility bigint not null
  kind text not null
  status_before text not null
  version_after integer not null -- of the facility: once it is another, the decision cannot be undone any more
  officer bigint not null
  by_name text not null -- name and title, as they were
  reason text not null -- told to the facility; empty for an approval
  at_ms bigint not null
  undone_ms bigint
  waited_ms bigint -- how long the facility had been in the state that was decided on; null: before that was noted
table office_document_serials -- the last 문서번호 of each office and year
  region text not null
  year integer not null
  last integer not null
table office_letterheads -- what stands at the foot of an office's documents; approved ones keep what they said
  region text not null
  postcode text not null
  address text not null
  homepage text not null
  telephone text not null
table office_log_checks -- the daily check of the access log against itself and the public log; append-only by grants
  at_ms bigint not null
  lines bigint not null -- how far the log reached
  fault text -- where it was rewritten or shortened; null: nowhere
table officer_sessions -- over ten minutes after the last request and eight hours after the log-in; erased then, or when the officer logs out or leaves
  token bytea not null -- SHA-256 of what the cookie holds
  officer bigint not null
  stage text not null -- password: the second factor is still missing
  begun_ms bigint not null
  seen_ms bigint not null
table officers -- appointed by command or by an administrator of the same or a wider region; kept while the access log names them
  id bigint not null identity
  login_id text not null -- immutable; never given to another
  password_hash text not null -- argon2id
  name text not null
  title text not null
  region text not null -- 시군구 (five digits), 시도 (two) or the whole country; immutable: who moves is appointed anew
  sectors text[] -- only facilities of these; null: of all
  roles text[] not null -- 담당자, 결재자, 열람, 관리자; immutable
  appointed_by bigint -- null: by command
  appointed_on date not null
  left_on date -- from then on no session counts
table one_time_passwords -- an account's secret for codes that change every 30 seconds; erased when it is removed or its account is
  account bigint not null
  secret bytea not null -- sealed under a key of the vault
  confirmed boolean not null default false -- a code of it was entered once; before that it counts for nothing
  last_step bigint not null default 0 -- the last step a code was accepted for; it and earlier ones are over
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
table passkey_challenges -- what a passkey is to sign; erased once used, or after its five minutes
  challenge bytea not null
  account bigint not null
  purpose text not null
  expires_at_ms bigint not null
table passkeys -- officers' passkeys; each is erased when it is removed, or its officer leaves
  id bytea not null -- the credential id its device gave it
  account bigint not null
  public_key bytea not null -- P-256 point, uncompressed
  sign_count bigint not null -- the device's own count at its last use; 0 from devices that do not count
  synced boolean not null -- may leave its device through the provider's cloud
  transports text[] not null
  made_at_ms bigint not null
  used_at_ms bigint
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
table public_days -- visits in the whole country by day, for everybody to see; filled in by the jobs, erased after 92 days
  day date not null
  visits bigint not null
table public_regions -- by 시도, for everybody to see: facilities that may record, and those of them that did within seven days; filled in by the jobs
  region text not null
  facilities integer not null
  recording integer not null
  counted_ms bigint not null
table register_entries -- businesses of the licence register: who should be registered; overwritten by later imports, kept while the scheme runs
  id bigint not null identity
  version integer not null default 1 -- grows with every decision on whose facility it is
  region text not null
  sector text not null
  key text not null -- service and 관리번호, or name and address of a list without numbers: the same row again is the same entry
  place text not null -- name and address without what people write differently
  number text not null
  service text not null
  kind text not null
  name text not null
  address text not null
  lot_address text not null
  phone text not null
  licensed_on date
  area_m2 integer
  state text not null
  x double precision
  y double precision
  match text not null
  facility bigint -- the registered facility it is taken to be
  candidates jsonb not null default '[]'::jsonb -- facilities it may be, each with score and reasons, best first
  is_decided boolean not null default false -- an officer said which it is, or that it is none: nothing later overrules that
  taken_ms bigint not null
table register_files -- an import's file, erased once it is taken or discarded, and its report; in parts that a request can carry
  import bigint not null
  kind text not null
  part integer not null
  bytes bytea not null
table register_imports -- files of the licence register that were brought in, and how far each has come; erased after ninety days
  id bigint not null identity
  region text not null -- that of the officer who brought it, like sectors: bounds what of it is taken
  sectors text[]
  officer bigint not null
  by_name text not null
  file_name text not null
  upload_parts integer not null
  state text not null default 'uploading'::text
  fault text -- why the whole file could not be read
  header text[]
  sample jsonb
  columns jsonb -- which column of the file is which fact: proposed, then as the officer chose
  total_lines integer not null default 0
  done_lines integer not null default 0
  report_parts integer not null default 0
  begun_ms bigint not null
  ended_ms bigint
  working_until timestamp with time zone -- a process is at it until then; a later one takes it over where it stood
  attempts integer not null default 0 -- how often a process began this step: one that always dies of it is not tried for ever
table register_lines -- what becomes of each line of an import: every line of the file has one; erased with the import
  import bigint not null
  nth integer not null
  line integer not null
  result text not null
  reason text not null -- what is wrong, or of which line it is a duplicate
  sector text not null
  name text not null
  address text not null
  match text
  entry jsonb -- what will stand in register_entries; null when nothing will
table register_matches -- what officers decided on whose facility an entry is; immutable but for being undone
  id bigint not null identity
  entry bigint not null
  facility bigint
  match_before text not null
  facility_before bigint
  was_decided boolean not null
  version_after integer not null
  by_name text not null
  at_ms bigint not null
  undone_ms bigint
table revoked_sessions -- sessions of a subject made before this moment have ended; erased once none of them could still be valid
  subject bigint not null -- a member's id, or a number made of a device's (members/sessions.ts)
  not_before_ms bigint not null
  revoked_day date not null
table sanction_decisions -- by another officer than the drafter, a trigger sees to it; append-only by grant
  step bigint not null
  verdict text not null
  reason text not null
  officer bigint not null
  by_name text not null
  at_ms bigint not null
  effective_on date -- 시행일
  case_due_on date -- as of the step, counted from the day of the decision
  document_number text
  notice jsonb -- the document word for word, as it was approved
table sanction_steps -- drafts of notices and records of what happened; append-only by grant
  id bigint not null identity
  sanction bigint not null
  step text not null
  occurred_on date not null
  due_on date -- what the notice says
  case_due_on date -- when the case needs somebody next, once this step stands; null: never
  amount integer -- won
  facts text not null
  is_grave boolean not null
  corrects bigint -- the step in whose place this one stands
  about bigint -- the notice that was served
  needs_decision boolean not null
  officer bigint not null
  by_name text not null
  at_ms bigint not null
table sanctions -- cases against a facility or a business of the register, or a user in it, who is not named; append-only by grant, dies with the facility, or stays with the entry
  id bigint not null identity
  facility bigint
  procedure text not null -- of @kipass/data/sanctions
  inspection bigint
  officer bigint not null
  by_name text not null
  at_ms bigint not null
  entry bigint -- as in inspections
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

view access_chain as  SELECT office_access_log.link AS line,
    office_access_log.hash
   FROM office_access_log
  WHERE (office_access_log.link IS NOT NULL)
UNION ALL
 SELECT access_log_start.line,
    access_log_start.hash
   FROM access_log_start;

sequence alert_level_changes_id_seq
sequence deletion_requests_id_seq
sequence designation_releases_id_seq
sequence designations_id_seq
sequence exemption_files_id_seq
sequence exemption_hand_ins_id_seq
sequence exemptions_id_seq
sequence facilities_id_seq
sequence facility_closures_id_seq
sequence facility_history_id_seq
sequence facility_merges_id_seq
sequence facility_notes_id_seq
sequence facility_transfers_id_seq
sequence inspections_id_seq
sequence members_id_seq
sequence notice_messages_id_seq
sequence notices_id_seq
sequence office_access_log_id_seq
sequence office_decisions_id_seq
sequence officers_id_seq
sequence paper_books_id_seq
sequence register_entries_id_seq
sequence register_imports_id_seq
sequence register_matches_id_seq
sequence sanction_steps_id_seq
sequence sanctions_id_seq
sequence terminals_id_seq

constraint access_log_start_pkey on access_log_start: PRIMARY KEY (line)
constraint alert_level_changes_check on alert_level_changes: CHECK ((((state = 'open'::text) = (decided_ms IS NULL)) AND ((state = 'open'::text) = (decided_by IS NULL))))
constraint alert_level_changes_check1 on alert_level_changes: CHECK (((state <> 'made'::text) OR (decided_by <> proposed_by)))
constraint alert_level_changes_decided_by_fkey on alert_level_changes: FOREIGN KEY (decided_by) REFERENCES officers(id)
constraint alert_level_changes_level_check on alert_level_changes: CHECK ((level = ANY (ARRAY['관심'::text, '주의'::text, '경계'::text, '심각'::text])))
constraint alert_level_changes_pkey on alert_level_changes: PRIMARY KEY (id)
constraint alert_level_changes_proposed_by_fkey on alert_level_changes: FOREIGN KEY (proposed_by) REFERENCES officers(id)
constraint alert_level_changes_state_check on alert_level_changes: CHECK ((state = ANY (ARRAY['open'::text, 'made'::text, 'refused'::text])))
constraint alert_levels_level_check on alert_levels: CHECK ((level = ANY (ARRAY['관심'::text, '주의'::text, '경계'::text, '심각'::text])))
constraint alert_levels_pkey on alert_levels: PRIMARY KEY (from_day)
constraint certificates_check on certificates: CHECK ((to_day >= from_day))
constraint certificates_facility_fkey on certificates: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint certificates_issued_by_fkey on certificates: FOREIGN KEY (issued_by) REFERENCES members(id) ON DELETE CASCADE
constraint certificates_pkey on certificates: PRIMARY KEY (reference)
constraint deletion_requests_check on deletion_requests: CHECK (((state = 'open'::text) = (decided_ms IS NULL)))
constraint deletion_requests_duplicate_of_fkey on deletion_requests: FOREIGN KEY (duplicate_of) REFERENCES facilities(id) ON DELETE SET NULL
constraint deletion_requests_facility_fkey on deletion_requests: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint deletion_requests_pkey on deletion_requests: PRIMARY KEY (id)
constraint deletion_requests_state_check on deletion_requests: CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'refused'::text, 'taken-back'::text])))
constraint designation_facilities_designation_fkey on designation_facilities: FOREIGN KEY (designation) REFERENCES designations(id)
constraint designation_facilities_facility_fkey on designation_facilities: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint designation_facilities_pkey on designation_facilities: PRIMARY KEY (designation, facility)
constraint designation_notices_designation_fkey on designation_notices: FOREIGN KEY (designation) REFERENCES designations(id)
constraint designation_notices_facility_fkey on designation_notices: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint designation_notices_pkey on designation_notices: PRIMARY KEY (facility, designation)
constraint designation_releases_check on designation_releases: CHECK ((to_day >= (from_day - 1)))
constraint designation_releases_designation_fkey on designation_releases: FOREIGN KEY (designation) REFERENCES designations(id)
constraint designation_releases_facility_fkey on designation_releases: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint designation_releases_pkey on designation_releases: PRIMARY KEY (id)
constraint designation_sectors_designation_fkey on designation_sectors: FOREIGN KEY (designation) REFERENCES designations(id)
constraint designation_sectors_pkey on designation_sectors: PRIMARY KEY (designation, sector)
constraint designations_check on designations: CHECK (((to_day >= (from_day - 1)) AND (grace_until >= from_day)))
constraint designations_code_key on designations: UNIQUE (code)
constraint designations_pkey on designations: PRIMARY KEY (id)
constraint designations_regions_check on designations: CHECK ((cardinality(regions) > 0))
constraint distinct_facilities_check on distinct_facilities: CHECK ((one < other))
constraint distinct_facilities_one_fkey on distinct_facilities: FOREIGN KEY (one) REFERENCES facilities(id) ON DELETE CASCADE
constraint distinct_facilities_other_fkey on distinct_facilities: FOREIGN KEY (other) REFERENCES facilities(id) ON DELETE CASCADE
constraint distinct_facilities_pkey on distinct_facilities: PRIMARY KEY (one, other)
constraint exemption_files_exemption_fkey on exemption_files: FOREIGN KEY (exemption) REFERENCES exemptions(id) ON DELETE CASCADE
constraint exemption_files_pkey on exemption_files: PRIMARY KEY (id)
constraint exemption_files_sha256_check on exemption_files: CHECK ((octet_length(sha256) = 32))
constraint exemption_files_type_check on exemption_files: CHECK ((type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text])))
constraint exemption_hand_ins_exemption_fkey on exemption_hand_ins: FOREIGN KEY (exemption) REFERENCES exemptions(id) ON DELETE CASCADE
constraint exemption_hand_ins_pkey on exemption_hand_ins: PRIMARY KEY (id)
constraint exemption_hand_ins_sha256_check on exemption_hand_ins: CHECK ((octet_length(sha256) = 32))
constraint exemptions_check on exemptions: CHECK (((identification IS NULL) = (kind <> 'own-system'::text)))
constraint exemptions_check1 on exemptions: CHECK ((until_day >= (from_day - 1)))
constraint exemptions_check2 on exemptions: CHECK ((((state = 'open'::text) = (decided_ms IS NULL)) AND ((state = ANY (ARRAY['granted'::text, 'ended'::text])) = (until_day IS NOT NULL))))
constraint exemptions_facility_fkey on exemptions: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint exemptions_kind_check on exemptions: CHECK ((kind = ANY (ARRAY['own-system'::text, 'no-network'::text, 'known-attendees'::text, 'other'::text])))
constraint exemptions_pkey on exemptions: PRIMARY KEY (id)
constraint exemptions_state_check on exemptions: CHECK ((state = ANY (ARRAY['open'::text, 'granted'::text, 'refused'::text, 'ended'::text])))
constraint facilities_area_m2_check on facilities: CHECK (((area_m2 >= 1) AND (area_m2 <= 1000000)))
constraint facilities_business_state_check on facilities: CHECK ((business_state = ANY (ARRAY['operating'::text, 'paused'::text, 'ended'::text, 'unregistered'::text, 'unknown'::text])))
constraint facilities_capacity_check on facilities: CHECK (((capacity >= 1) AND (capacity <= 1000000)))
constraint facilities_check on facilities: CHECK (((ended_as IS NULL) OR (status = 'closed'::text)))
constraint facilities_check1 on facilities: CHECK (((reopens_as IS NOT NULL) = (NOT (ended_as IS DISTINCT FROM 'closed'::text))))
constraint facilities_closed_weekdays_check on facilities: CHECK ((closed_weekdays <@ ARRAY[(0)::smallint, (1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint]))
constraint facilities_ended_as_check on facilities: CHECK ((ended_as = ANY (ARRAY['closed'::text, 'moved'::text, 'withdrawn'::text])))
constraint facilities_last_door_check on facilities: CHECK (((last_door >= 0) AND (last_door <= 65535)))
constraint facilities_pkey on facilities: PRIMARY KEY (id)
constraint facilities_reopens_as_check on facilities: CHECK ((reopens_as = ANY (ARRAY['active'::text, 'waiting'::text, 'suspended'::text])))
constraint facilities_responsible_check on facilities: CHECK ((responsible = ANY (ARRAY['representative'::text, 'infection-control'::text])))
constraint facilities_status_check on facilities: CHECK ((status = ANY (ARRAY['active'::text, 'waiting'::text, 'suspended'::text, 'closed'::text])))
constraint facility_closures_check on facility_closures: CHECK ((to_day >= from_day))
constraint facility_closures_facility_fkey on facility_closures: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint facility_closures_kind_check on facility_closures: CHECK ((kind = ANY (ARRAY['pause'::text, 'holiday'::text])))
constraint facility_closures_pkey on facility_closures: PRIMARY KEY (id)
constraint facility_days_facility_fkey on facility_days: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint facility_days_pkey on facility_days: PRIMARY KEY (facility, day)
constraint facility_events_check on facility_events: CHECK ((to_day >= from_day))
constraint facility_events_facility_fkey on facility_events: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint facility_events_pkey on facility_events: PRIMARY KEY (facility)
constraint facility_history_facility_fkey on facility_history: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint facility_history_pkey on facility_history: PRIMARY KEY (id)
constraint facility_lineage_check on facility_lineage: CHECK ((earlier <> later))
constraint facility_lineage_earlier_fkey on facility_lineage: FOREIGN KEY (earlier) REFERENCES facilities(id) ON DELETE CASCADE
constraint facility_lineage_kind_check on facility_lineage: CHECK ((kind = ANY (ARRAY['moved'::text, 'merged'::text])))
constraint facility_lineage_later_fkey on facility_lineage: FOREIGN KEY (later) REFERENCES facilities(id) ON DELETE CASCADE
constraint facility_lineage_pkey on facility_lineage: PRIMARY KEY (earlier)
constraint facility_merges_earlier_fkey on facility_merges: FOREIGN KEY (earlier) REFERENCES facilities(id) ON DELETE CASCADE
constraint facility_merges_later_fkey on facility_merges: FOREIGN KEY (later) REFERENCES facilities(id) ON DELETE SET NULL
constraint facility_merges_pkey on facility_merges: PRIMARY KEY (id)
constraint facility_notes_facility_fkey on facility_notes: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint facility_notes_pkey on facility_notes: PRIMARY KEY (id)
constraint facility_transfers_check on facility_transfers: CHECK ((to_region <> from_region))
constraint facility_transfers_check1 on facility_transfers: CHECK (((state = 'open'::text) = (decided_ms IS NULL)))
constraint facility_transfers_facility_fkey on facility_transfers: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint facility_transfers_pkey on facility_transfers: PRIMARY KEY (id)
constraint facility_transfers_state_check on facility_transfers: CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text, 'taken-back'::text])))
constraint inspection_stops_entry_fkey on inspection_stops: FOREIGN KEY (entry) REFERENCES register_entries(id) ON DELETE CASCADE
constraint inspection_stops_facility_fkey on inspection_stops: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint inspection_stops_officer_fkey on inspection_stops: FOREIGN KEY (officer) REFERENCES officers(id)
constraint inspection_stops_once on inspection_stops: UNIQUE NULLS NOT DISTINCT (officer, day, facility, entry)
constraint inspection_stops_one_place on inspection_stops: CHECK ((num_nonnulls(facility, entry) = 1))
constraint inspections_attempt_check on inspections: CHECK ((octet_length(attempt) = 16))
constraint inspections_corrects_fkey on inspections: FOREIGN KEY (corrects) REFERENCES inspections(id) ON DELETE CASCADE
constraint inspections_corrects_key on inspections: UNIQUE (corrects)
constraint inspections_entry_fkey on inspections: FOREIGN KEY (entry) REFERENCES register_entries(id)
constraint inspections_facility_fkey on inspections: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint inspections_officer_attempt_key on inspections: UNIQUE (officer, attempt)
constraint inspections_officer_fkey on inspections: FOREIGN KEY (officer) REFERENCES officers(id)
constraint inspections_one_place on inspections: CHECK ((num_nonnulls(facility, entry) = 1))
constraint inspections_pkey on inspections: PRIMARY KEY (id)
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
constraint members_facility_fkey on members: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint members_login_id_key on members: UNIQUE (login_id)
constraint members_phone_hash_check on members: CHECK ((octet_length(phone_hash) = 32))
constraint members_pkey on members: PRIMARY KEY (id)
constraint members_role_check on members: CHECK ((role = ANY (ARRAY['manager'::text, 'staff'::text])))
constraint merged_members_member_fkey on merged_members: FOREIGN KEY (member) REFERENCES members(id) ON DELETE CASCADE
constraint merged_members_merge_fkey on merged_members: FOREIGN KEY (merge) REFERENCES facility_merges(id) ON DELETE CASCADE
constraint merged_members_pkey on merged_members: PRIMARY KEY (merge, member)
constraint notice_messages_facility_fkey on notice_messages: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint notice_messages_member_fkey on notice_messages: FOREIGN KEY (member) REFERENCES members(id) ON DELETE CASCADE
constraint notice_messages_notice_fkey on notice_messages: FOREIGN KEY (notice) REFERENCES notices(id) ON DELETE CASCADE
constraint notice_messages_notice_member_key on notice_messages: UNIQUE (notice, member)
constraint notice_messages_pkey on notice_messages: PRIMARY KEY (id)
constraint notice_messages_state_check on notice_messages: CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'unsure'::text])))
constraint notice_recipients_designation_fkey on notice_recipients: FOREIGN KEY (designation) REFERENCES designations(id)
constraint notice_recipients_facility_fkey on notice_recipients: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint notice_recipients_notice_fkey on notice_recipients: FOREIGN KEY (notice) REFERENCES notices(id) ON DELETE CASCADE
constraint notice_recipients_pkey on notice_recipients: PRIMARY KEY (notice, facility)
constraint notices_officer_fkey on notices: FOREIGN KEY (officer) REFERENCES officers(id)
constraint notices_pkey on notices: PRIMARY KEY (id)
constraint notices_recipients_check on notices: CHECK ((recipients > 0))
constraint office_access_chained on office_access_log: TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint office_access_log_link_key on office_access_log: UNIQUE (link)
constraint office_access_log_officer_fkey on office_access_log: FOREIGN KEY (officer) REFERENCES officers(id)
constraint office_access_log_pkey on office_access_log: PRIMARY KEY (id)
constraint office_decisions_facility_fkey on office_decisions: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint office_decisions_kind_check on office_decisions: CHECK ((kind = ANY (ARRAY['approve'::text, 'reject'::text, 'suspend'::text, 'reopen'::text])))
constraint office_decisions_officer_fkey on office_decisions: FOREIGN KEY (officer) REFERENCES officers(id)
constraint office_decisions_pkey on office_decisions: PRIMARY KEY (id)
constraint office_document_serials_pkey on office_document_serials: PRIMARY KEY (region, year)
constraint office_letterheads_pkey on office_letterheads: PRIMARY KEY (region)
constraint office_log_checks_pkey on office_log_checks: PRIMARY KEY (at_ms)
constraint officer_sessions_officer_fkey on officer_sessions: FOREIGN KEY (officer) REFERENCES officers(id)
constraint officer_sessions_pkey on officer_sessions: PRIMARY KEY (token)
constraint officer_sessions_stage_check on officer_sessions: CHECK ((stage = ANY (ARRAY['password'::text, 'open'::text])))
constraint officer_sessions_token_check on officer_sessions: CHECK ((octet_length(token) = 32))
constraint officers_appointed_by_fkey on officers: FOREIGN KEY (appointed_by) REFERENCES officers(id)
constraint officers_login_id_key on officers: UNIQUE (login_id)
constraint officers_pkey on officers: PRIMARY KEY (id)
constraint officers_region_check on officers: CHECK ((region ~ '^(\d{5}|\d{2}|all)$'::text))
constraint officers_roles_check on officers: CHECK (((cardinality(roles) > 0) AND (roles <@ ARRAY['handler'::text, 'decider'::text, 'viewer'::text, 'admin'::text])))
constraint officers_sectors_check on officers: CHECK ((cardinality(sectors) > 0))
constraint one_time_passwords_pkey on one_time_passwords: PRIMARY KEY (account)
constraint order_answers_pkey on order_answers: PRIMARY KEY (reference, request_hash)
constraint order_answers_request_hash_check on order_answers: CHECK ((octet_length(request_hash) = 32))
constraint pairing_codes_member_fkey on pairing_codes: FOREIGN KEY (member) REFERENCES members(id) ON DELETE CASCADE
constraint pairing_codes_pkey on pairing_codes: PRIMARY KEY (selector)
constraint pairing_codes_secret_check on pairing_codes: CHECK ((octet_length(secret) = 32))
constraint paper_books_check on paper_books: CHECK ((to_day >= from_day))
constraint paper_books_facility_fkey on paper_books: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint paper_books_pkey on paper_books: PRIMARY KEY (id)
constraint paper_books_registered_by_fkey on paper_books: FOREIGN KEY (registered_by) REFERENCES members(id) ON DELETE CASCADE
constraint paper_destructions_book_fkey on paper_destructions: FOREIGN KEY (book) REFERENCES paper_books(id) ON DELETE CASCADE
constraint paper_destructions_pkey on paper_destructions: PRIMARY KEY (book)
constraint paper_destructions_reported_by_fkey on paper_destructions: FOREIGN KEY (reported_by) REFERENCES members(id) ON DELETE CASCADE
constraint paper_destructions_way_check on paper_destructions: CHECK ((way = ANY (ARRAY['shredded'::text, 'burnt'::text])))
constraint passkey_challenges_challenge_check on passkey_challenges: CHECK ((octet_length(challenge) = 32))
constraint passkey_challenges_pkey on passkey_challenges: PRIMARY KEY (challenge)
constraint passkey_challenges_purpose_check on passkey_challenges: CHECK ((purpose = ANY (ARRAY['create'::text, 'log-in'::text])))
constraint passkeys_pkey on passkeys: PRIMARY KEY (id)
constraint passkeys_public_key_check on passkeys: CHECK ((octet_length(public_key) = 65))
constraint phone_codes_pkey on phone_codes: PRIMARY KEY (phone, purpose)
constraint public_days_pkey on public_days: PRIMARY KEY (day)
constraint public_regions_pkey on public_regions: PRIMARY KEY (region)
constraint public_regions_region_check on public_regions: CHECK ((region ~ '^\d{2}$'::text))
constraint register_entries_facility_fkey on register_entries: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE SET NULL
constraint register_entries_match_check on register_entries: CHECK ((match = ANY (ARRAY['sure'::text, 'check'::text, 'none'::text])))
constraint register_entries_pkey on register_entries: PRIMARY KEY (id)
constraint register_entries_region_key_key on register_entries: UNIQUE (region, key)
constraint register_entries_state_check on register_entries: CHECK ((state = ANY (ARRAY['operating'::text, 'paused'::text, 'closed'::text])))
constraint register_files_import_fkey on register_files: FOREIGN KEY (import) REFERENCES register_imports(id) ON DELETE CASCADE
constraint register_files_kind_check on register_files: CHECK ((kind = ANY (ARRAY['upload'::text, 'report'::text])))
constraint register_files_pkey on register_files: PRIMARY KEY (import, kind, part)
constraint register_imports_officer_fkey on register_imports: FOREIGN KEY (officer) REFERENCES officers(id)
constraint register_imports_pkey on register_imports: PRIMARY KEY (id)
constraint register_imports_state_check on register_imports: CHECK ((state = ANY (ARRAY['uploading'::text, 'reading'::text, 'columns'::text, 'checking'::text, 'checked'::text, 'taking'::text, 'done'::text, 'failed'::text, 'discarded'::text])))
constraint register_imports_upload_parts_check on register_imports: CHECK (((upload_parts >= 1) AND (upload_parts <= 64)))
constraint register_lines_import_fkey on register_lines: FOREIGN KEY (import) REFERENCES register_imports(id) ON DELETE CASCADE
constraint register_lines_match_check on register_lines: CHECK ((match = ANY (ARRAY['sure'::text, 'check'::text, 'none'::text])))
constraint register_lines_pkey on register_lines: PRIMARY KEY (import, nth)
constraint register_lines_result_check on register_lines: CHECK ((result = ANY (ARRAY['new'::text, 'changed'::text, 'same'::text, 'closed'::text, 'duplicate'::text, 'out-of-region'::text, 'wrong'::text])))
constraint register_matches_entry_fkey on register_matches: FOREIGN KEY (entry) REFERENCES register_entries(id) ON DELETE CASCADE
constraint register_matches_facility_before_fkey on register_matches: FOREIGN KEY (facility_before) REFERENCES facilities(id) ON DELETE SET NULL
constraint register_matches_facility_fkey on register_matches: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE SET NULL
constraint register_matches_pkey on register_matches: PRIMARY KEY (id)
constraint revoked_sessions_pkey on revoked_sessions: PRIMARY KEY (subject)
constraint sanction_decisions_check on sanction_decisions: CHECK (((document_number IS NULL) = (notice IS NULL)))
constraint sanction_decisions_officer_fkey on sanction_decisions: FOREIGN KEY (officer) REFERENCES officers(id)
constraint sanction_decisions_pkey on sanction_decisions: PRIMARY KEY (step)
constraint sanction_decisions_step_fkey on sanction_decisions: FOREIGN KEY (step) REFERENCES sanction_steps(id) ON DELETE CASCADE
constraint sanction_decisions_verdict_check on sanction_decisions: CHECK ((verdict = ANY (ARRAY['approve'::text, 'return'::text])))
constraint sanction_steps_about_fkey on sanction_steps: FOREIGN KEY (about) REFERENCES sanction_steps(id) ON DELETE CASCADE
constraint sanction_steps_amount_check on sanction_steps: CHECK ((amount > 0))
constraint sanction_steps_corrects_fkey on sanction_steps: FOREIGN KEY (corrects) REFERENCES sanction_steps(id) ON DELETE CASCADE
constraint sanction_steps_officer_fkey on sanction_steps: FOREIGN KEY (officer) REFERENCES officers(id)
constraint sanction_steps_pkey on sanction_steps: PRIMARY KEY (id)
constraint sanction_steps_sanction_fkey on sanction_steps: FOREIGN KEY (sanction) REFERENCES sanctions(id) ON DELETE CASCADE
constraint sanctions_entry_fkey on sanctions: FOREIGN KEY (entry) REFERENCES register_entries(id)
constraint sanctions_facility_fkey on sanctions: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint sanctions_inspection_fkey on sanctions: FOREIGN KEY (inspection) REFERENCES inspections(id) ON DELETE CASCADE
constraint sanctions_officer_fkey on sanctions: FOREIGN KEY (officer) REFERENCES officers(id)
constraint sanctions_one_place on sanctions: CHECK ((num_nonnulls(facility, entry) = 1))
constraint sanctions_pkey on sanctions: PRIMARY KEY (id)
constraint sms_budgets_pkey on sms_budgets: PRIMARY KEY (budget, subject, window_start_ms)
constraint terminals_device_check on terminals: CHECK ((octet_length(device) = 16))
constraint terminals_device_key on terminals: UNIQUE (device)
constraint terminals_door_check on terminals: CHECK (((door >= 0) AND (door <= 65535)))
constraint terminals_facility_fkey on terminals: FOREIGN KEY (facility) REFERENCES facilities(id) ON DELETE CASCADE
constraint terminals_member_fkey on terminals: FOREIGN KEY (member) REFERENCES members(id) ON DELETE CASCADE
constraint terminals_pkey on terminals: PRIMARY KEY (id)
constraint terminals_public_key_check on terminals: CHECK ((octet_length(public_key) = 32))
constraint visit_days_pkey on visit_days: PRIMARY KEY (day)
constraint visit_keys_pkey on visit_keys: PRIMARY KEY (singleton)
constraint visit_keys_singleton_check on visit_keys: CHECK (singleton)

CREATE INDEX certificates_by_facility ON certificates USING btree (facility)
CREATE INDEX designation_facilities_by_facility ON designation_facilities USING btree (facility)
CREATE INDEX distinct_facilities_by_other ON distinct_facilities USING btree (other)
CREATE INDEX exemption_files_by_exemption ON exemption_files USING btree (exemption)
CREATE INDEX exemption_hand_ins_by_exemption ON exemption_hand_ins USING btree (exemption)
CREATE INDEX facilities_by_region ON facilities USING btree (region, id)
CREATE INDEX facilities_by_status_change ON facilities USING btree (status_changed_ms)
CREATE INDEX facility_closures_by_facility ON facility_closures USING btree (facility)
CREATE INDEX facility_days_by_day ON facility_days USING btree (day)
CREATE INDEX facility_history_by_facility ON facility_history USING btree (facility, id)
CREATE INDEX facility_lineage_by_later ON facility_lineage USING btree (later)
CREATE INDEX facility_merges_by_facility ON facility_merges USING btree (earlier)
CREATE INDEX facility_notes_by_facility ON facility_notes USING btree (facility, id)
CREATE INDEX inspections_by_entry ON inspections USING btree (entry, id) WHERE (entry IS NOT NULL)
CREATE INDEX inspections_by_facility ON inspections USING btree (facility, id)
CREATE INDEX inspections_by_next_visit ON inspections USING btree (next_visit_on) WHERE (next_visit_on IS NOT NULL)
CREATE INDEX members_by_phone ON members USING btree (phone_hash) WHERE (phone_hash IS NOT NULL)
CREATE INDEX merged_members_by_member ON merged_members USING btree (member)
CREATE INDEX notice_messages_by_facility ON notice_messages USING btree (facility)
CREATE INDEX notice_messages_under_way ON notice_messages USING btree (notice) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text]))
CREATE INDEX notice_recipients_by_facility ON notice_recipients USING btree (facility, notice)
CREATE INDEX notices_by_time ON notices USING btree (at_ms)
CREATE INDEX office_access_log_by_officer ON office_access_log USING btree (officer, id)
CREATE INDEX office_access_log_by_time ON office_access_log USING btree (at_ms)
CREATE INDEX office_decisions_by_facility ON office_decisions USING btree (facility, id)
CREATE INDEX officer_sessions_by_begin ON officer_sessions USING btree (begun_ms)
CREATE INDEX officer_sessions_by_officer ON officer_sessions USING btree (officer)
CREATE INDEX pairing_codes_by_expiry ON pairing_codes USING btree (expires_at_ms)
CREATE INDEX paper_books_by_date ON paper_books USING btree (destroy_by)
CREATE INDEX paper_books_by_facility ON paper_books USING btree (facility)
CREATE INDEX passkey_challenges_by_time ON passkey_challenges USING btree (expires_at_ms)
CREATE INDEX passkeys_by_account ON passkeys USING btree (account)
CREATE INDEX phone_code_sends_by_phone ON phone_code_sends USING btree (phone, sent_at_ms)
CREATE INDEX phone_code_sends_by_time ON phone_code_sends USING btree (sent_at_ms)
CREATE INDEX register_entries_by_facility ON register_entries USING btree (facility)
CREATE INDEX register_entries_by_match ON register_entries USING btree (region, match, id)
CREATE INDEX register_imports_by_time ON register_imports USING btree (begun_ms)
CREATE INDEX register_lines_by_result ON register_lines USING btree (import, result, nth)
CREATE INDEX register_matches_by_entry ON register_matches USING btree (entry)
CREATE INDEX revoked_sessions_by_time ON revoked_sessions USING btree (not_before_ms)
CREATE INDEX sanction_steps_by_sanction ON sanction_steps USING btree (sanction, id)
CREATE INDEX sanctions_by_entry ON sanctions USING btree (entry, id) WHERE (entry IS NOT NULL)
CREATE INDEX sanctions_by_facility ON sanctions USING btree (facility, id)
CREATE INDEX sms_budgets_by_time ON sms_budgets USING btree (window_start_ms)
CREATE INDEX terminals_by_facility ON terminals USING btree (facility)
CREATE INDEX terminals_by_last_use ON terminals USING btree (last_used_on)
CREATE INDEX terminals_by_member ON terminals USING btree (member)
CREATE UNIQUE INDEX alert_level_changes_one_open ON alert_level_changes USING btree ((true)) WHERE (state = 'open'::text)
CREATE UNIQUE INDEX deletion_requests_one_open ON deletion_requests USING btree (facility) WHERE (state = 'open'::text)
CREATE UNIQUE INDEX designation_releases_one_open ON designation_releases USING btree (facility, designation) WHERE (ended_ms IS NULL)
CREATE UNIQUE INDEX exemptions_one_standing ON exemptions USING btree (facility) WHERE (state = ANY (ARRAY['open'::text, 'granted'::text]))
CREATE UNIQUE INDEX facilities_one_per_place ON facilities USING btree (business_number, region, place) WHERE ((business_number IS NOT NULL) AND (status <> 'closed'::text))
CREATE UNIQUE INDEX facility_transfers_one_open ON facility_transfers USING btree (facility) WHERE (state = 'open'::text)
CREATE UNIQUE INDEX notice_recipients_once ON notice_recipients USING btree (designation, facility) WHERE (designation IS NOT NULL)

CREATE TRIGGER facilities_version BEFORE UPDATE ON facilities FOR EACH ROW WHEN ((((((new.status IS DISTINCT FROM old.status) OR (new.region IS DISTINCT FROM old.region)) OR (new.sector IS DISTINCT FROM old.sector)) OR (new.name IS DISTINCT FROM old.name)) OR (new.business_number IS DISTINCT FROM old.business_number))) EXECUTE FUNCTION next_facility_version()
CREATE CONSTRAINT TRIGGER office_access_chained AFTER INSERT ON office_access_log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_office_access()
CREATE TRIGGER sanction_decisions_by_another BEFORE INSERT ON sanction_decisions FOR EACH ROW EXECUTE FUNCTION refuse_own_sanction_step()

policy by_grant on alert_level_changes for ALL to public using (true) with check (true)
policy by_region on alert_level_changes for ALL to registry_office using (office_covers('all'::text)) with check (office_covers('all'::text))
policy by_grant on alert_levels for ALL to public using (true) with check (true)
policy by_region on alert_levels for ALL to registry_office using (true) with check (office_covers('all'::text))
policy by_grant on deletion_requests for ALL to public using (true) with check (true)
policy by_region on deletion_requests for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = deletion_requests.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = deletion_requests.facility))))
policy by_grant on designation_facilities for ALL to public using (true) with check (true)
policy by_region on designation_facilities for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = designation_facilities.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = designation_facilities.facility))))
policy by_grant on designation_notices for ALL to public using (true) with check (true)
policy by_region on designation_notices for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = designation_notices.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = designation_notices.facility))))
policy by_grant on designation_releases for ALL to public using (true) with check (true)
policy by_region on designation_releases for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = designation_releases.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = designation_releases.facility))))
policy by_grant on designation_sectors for ALL to public using (true) with check (true)
policy by_region on designation_sectors for ALL to registry_office using ((EXISTS ( SELECT
   FROM designations d
  WHERE (d.id = designation_sectors.designation)))) with check (((EXISTS ( SELECT
   FROM designations d
  WHERE (d.id = designation_sectors.designation))) AND office_covers_sector(sector)))
policy by_grant on designations for ALL to public using (true) with check (true)
policy by_region on designations for ALL to registry_office using (office_touches(regions)) with check ((NOT (EXISTS ( SELECT
   FROM unnest(designations.regions) region(region)
  WHERE (NOT office_covers(region.region))))))
policy by_grant on distinct_facilities for ALL to public using (true) with check (true)
policy by_region on distinct_facilities for ALL to registry_office using (((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = distinct_facilities.one))) AND (EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = distinct_facilities.other))))) with check (((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = distinct_facilities.one))) AND (EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = distinct_facilities.other)))))
policy by_grant on exemption_files for ALL to public using (true) with check (true)
policy by_region on exemption_files for ALL to registry_office using ((EXISTS ( SELECT
   FROM exemptions e
  WHERE (e.id = exemption_files.exemption)))) with check ((EXISTS ( SELECT
   FROM exemptions e
  WHERE (e.id = exemption_files.exemption))))
policy by_grant on exemption_hand_ins for ALL to public using (true) with check (true)
policy by_region on exemption_hand_ins for ALL to registry_office using ((EXISTS ( SELECT
   FROM exemptions e
  WHERE (e.id = exemption_hand_ins.exemption)))) with check ((EXISTS ( SELECT
   FROM exemptions e
  WHERE (e.id = exemption_hand_ins.exemption))))
policy by_grant on exemptions for ALL to public using (true) with check (true)
policy by_region on exemptions for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = exemptions.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = exemptions.facility))))
policy by_grant on facilities for ALL to public using (true) with check (true)
policy by_region on facilities for ALL to registry_office using ((office_covers(region) AND office_covers_sector(sector))) with check ((office_covers(region) AND office_covers_sector(sector)))
policy by_grant on facility_closures for ALL to public using (true) with check (true)
policy by_region on facility_closures for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_closures.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_closures.facility))))
policy by_grant on facility_days for ALL to public using (true) with check (true)
policy by_region on facility_days for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_days.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_days.facility))))
policy by_grant on facility_events for ALL to public using (true) with check (true)
policy by_region on facility_events for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_events.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_events.facility))))
policy by_grant on facility_history for ALL to public using (true) with check (true)
policy by_region on facility_history for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_history.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_history.facility))))
policy by_grant on facility_lineage for ALL to public using (true) with check (true)
policy by_region on facility_lineage for ALL to registry_office using (((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_lineage.earlier))) AND (EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_lineage.later))))) with check (((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_lineage.earlier))) AND (EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_lineage.later)))))
policy by_grant on facility_merges for ALL to public using (true) with check (true)
policy by_region on facility_merges for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_merges.earlier)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_merges.earlier))))
policy by_grant on facility_notes for ALL to public using (true) with check (true)
policy by_region on facility_notes for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_notes.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = facility_notes.facility))))
policy by_grant on facility_transfers for ALL to public using (true) with check (true)
policy by_region on facility_transfers for ALL to registry_office using (((office_covers(from_region) OR office_covers(to_region)) AND office_covers_sector(sector))) with check (((office_covers(from_region) OR (office_covers(to_region) AND (state <> 'open'::text))) AND office_covers_sector(sector)))
policy by_grant on inspection_stops for ALL to public using (true) with check (true)
policy by_region on inspection_stops for ALL to registry_office using (((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = inspection_stops.facility))) OR (EXISTS ( SELECT
   FROM register_entries e
  WHERE (e.id = inspection_stops.entry))))) with check (((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = inspection_stops.facility))) OR (EXISTS ( SELECT
   FROM register_entries e
  WHERE (e.id = inspection_stops.entry)))))
policy by_grant on inspections for ALL to public using (true) with check (true)
policy by_region on inspections for ALL to registry_office using (((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = inspections.facility))) OR (EXISTS ( SELECT
   FROM register_entries e
  WHERE (e.id = inspections.entry))))) with check (((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = inspections.facility))) OR (EXISTS ( SELECT
   FROM register_entries e
  WHERE (e.id = inspections.entry)))))
policy by_grant on members for ALL to public using (true) with check (true)
policy by_region on members for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = members.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = members.facility))))
policy by_grant on merged_members for ALL to public using (true) with check (true)
policy by_region on merged_members for ALL to registry_office using ((EXISTS ( SELECT
   FROM facility_merges g
  WHERE (g.id = merged_members.merge)))) with check ((EXISTS ( SELECT
   FROM facility_merges g
  WHERE (g.id = merged_members.merge))))
policy by_grant on notice_messages for ALL to public using (true) with check (true)
policy by_region on notice_messages for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = notice_messages.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = notice_messages.facility))))
policy by_grant on notice_recipients for ALL to public using (true) with check (true)
policy by_region on notice_recipients for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = notice_recipients.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = notice_recipients.facility))))
policy by_grant on notices for ALL to public using (true) with check (true)
policy by_region on notices for ALL to registry_office using ((office_covers(region) AND ((current_setting('kipass.sectors'::text, true) = '*'::text) OR (sectors <@ string_to_array(current_setting('kipass.sectors'::text, true), ','::text))))) with check ((office_covers(region) AND ((current_setting('kipass.sectors'::text, true) = '*'::text) OR (sectors <@ string_to_array(current_setting('kipass.sectors'::text, true), ','::text)))))
policy by_grant on office_access_log for ALL to public using (true) with check (true)
policy by_region on office_access_log for ALL to registry_office using (office_covers(region)) with check (office_covers(region))
policy by_grant on office_decisions for ALL to public using (true) with check (true)
policy by_region on office_decisions for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = office_decisions.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = office_decisions.facility))))
policy by_grant on office_document_serials for ALL to public using (true) with check (true)
policy by_region on office_document_serials for ALL to registry_office using (office_covers(region)) with check (office_covers(region))
policy by_grant on office_letterheads for ALL to public using (true) with check (true)
policy by_region on office_letterheads for ALL to registry_office using (office_covers(region)) with check (office_covers(region))
policy by_grant on officers for ALL to public using (true) with check (true)
policy by_region on officers for ALL to registry_office using (office_covers(region)) with check (office_covers(region))
policy by_grant on paper_books for ALL to public using (true) with check (true)
policy by_region on paper_books for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = paper_books.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = paper_books.facility))))
policy by_grant on paper_destructions for ALL to public using (true) with check (true)
policy by_region on paper_destructions for ALL to registry_office using ((EXISTS ( SELECT
   FROM paper_books b
  WHERE (b.id = paper_destructions.book)))) with check ((EXISTS ( SELECT
   FROM paper_books b
  WHERE (b.id = paper_destructions.book))))
policy by_grant on register_entries for ALL to public using (true) with check (true)
policy by_region on register_entries for ALL to registry_office using ((office_covers(region) AND office_covers_sector(sector))) with check ((office_covers(region) AND office_covers_sector(sector)))
policy by_grant on register_files for ALL to public using (true) with check (true)
policy by_region on register_files for ALL to registry_office using ((EXISTS ( SELECT
   FROM register_imports i
  WHERE (i.id = register_files.import)))) with check ((EXISTS ( SELECT
   FROM register_imports i
  WHERE (i.id = register_files.import))))
policy by_grant on register_imports for ALL to public using (true) with check (true)
policy by_region on register_imports for ALL to registry_office using ((office_covers(region) AND office_covers_sectors(sectors))) with check ((office_covers(region) AND office_covers_sectors(sectors)))
policy by_grant on register_lines for ALL to public using (true) with check (true)
policy by_region on register_lines for ALL to registry_office using ((EXISTS ( SELECT
   FROM register_imports i
  WHERE (i.id = register_lines.import)))) with check ((EXISTS ( SELECT
   FROM register_imports i
  WHERE (i.id = register_lines.import))))
policy by_grant on register_matches for ALL to public using (true) with check (true)
policy by_region on register_matches for ALL to registry_office using ((EXISTS ( SELECT
   FROM register_entries e
  WHERE (e.id = register_matches.entry)))) with check ((EXISTS ( SELECT
   FROM register_entries e
  WHERE (e.id = register_matches.entry))))
policy by_grant on revoked_sessions for ALL to public using (true) with check (true)
policy by_region on revoked_sessions for ALL to registry_office using ((EXISTS ( SELECT
   FROM members m
  WHERE (m.id = revoked_sessions.subject)))) with check ((EXISTS ( SELECT
   FROM members m
  WHERE (m.id = revoked_sessions.subject))))
policy by_grant on sanction_decisions for ALL to public using (true) with check (true)
policy by_region on sanction_decisions for ALL to registry_office using ((EXISTS ( SELECT
   FROM sanction_steps s
  WHERE (s.id = sanction_decisions.step)))) with check ((EXISTS ( SELECT
   FROM sanction_steps s
  WHERE (s.id = sanction_decisions.step))))
policy by_grant on sanction_steps for ALL to public using (true) with check (true)
policy by_region on sanction_steps for ALL to registry_office using ((EXISTS ( SELECT
   FROM sanctions s
  WHERE (s.id = sanction_steps.sanction)))) with check ((EXISTS ( SELECT
   FROM sanctions s
  WHERE (s.id = sanction_steps.sanction))))
policy by_grant on sanctions for ALL to public using (true) with check (true)
policy by_region on sanctions for ALL to registry_office using (((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = sanctions.facility))) OR (EXISTS ( SELECT
   FROM register_entries e
  WHERE (e.id = sanctions.entry))))) with check (((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = sanctions.facility))) OR (EXISTS ( SELECT
   FROM register_entries e
  WHERE (e.id = sanctions.entry)))))
policy by_grant on terminals for ALL to public using (true) with check (true)
policy by_region on terminals for ALL to registry_office using ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = terminals.facility)))) with check ((EXISTS ( SELECT
   FROM facilities f
  WHERE (f.id = terminals.facility))))

CREATE OR REPLACE FUNCTION public.accept_transfer(accepted bigint, now_ms bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  proposed public.facility_transfers;
BEGIN
  SELECT * INTO proposed FROM public.facility_transfers t
   WHERE t.id = accepted AND t.state = 'open' AND public.office_covers(t.to_region) AND public.office_covers_sector(t.sector) FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  UPDATE public.facilities SET region = proposed.to_region WHERE id = proposed.facility AND region = proposed.from_region;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  UPDATE public.facility_transfers SET state = 'accepted', decided_ms = now_ms WHERE id = accepted;
  RETURN proposed.facility;
END $function$

-- the only way a facility changes its region: by an officer of the region it was proposed to
CREATE OR REPLACE FUNCTION public.broken_access_line()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT min(c.link) FROM (
    SELECT l.link, l.link = coalesce(lag(l.link) OVER chain, s.line, 0) + 1
        AND l.hash = public.office_access_hash(coalesce(lag(l.hash) OVER chain, s.hash), l) AS holds
      FROM public.office_access_log l LEFT JOIN public.access_log_start s ON true WINDOW chain AS (ORDER BY l.link)) c
   WHERE c.holds IS NOT TRUE
$function$

-- the first line that does not follow from the one before, or from the last that was erased; null when all do
CREATE OR REPLACE FUNCTION public.chain_office_access()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  line public.office_access_log := NEW;
  last public.office_access_log;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('kipass/office-access-log'));
  SELECT * INTO last FROM public.office_access_log WHERE link IS NOT NULL ORDER BY link DESC LIMIT 1;
  line.link := coalesce(last.link, 0) + 1;
  line.hash := public.office_access_hash(last.hash, line);
  UPDATE public.office_access_log SET link = line.link, hash = line.hash WHERE id = line.id;
  RETURN NULL;
END $function$

-- the only way a line gets its place in the chain
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
CREATE OR REPLACE FUNCTION public.count_visit_places(counted_day date)
 RETURNS TABLE(place bytea, visits bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  RETURN QUERY EXECUTE format('SELECT v.place, count(*) FROM public.visits_%s v GROUP BY v.place', to_char(counted_day, 'YYYYMMDD'));
END $function$

-- rows by place name; which facility a name means, only the day's key tells
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
CREATE OR REPLACE FUNCTION public.end_lapsed_exemption(of bigint)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  UPDATE public.exemptions SET state = 'ended'
   WHERE facility = of AND state = 'granted' AND until_day < (now() AT TIME ZONE 'Asia/Seoul')::date
$function$

-- before a facility asks again: one whose last day has passed stands no longer
CREATE OR REPLACE FUNCTION public.erase_access_lines(last bigint, told bytea)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
END $function$

-- the only way lines go, from the beginning to this one; none at all when one of them is younger than two years by this server's clock, when it is the newest, or when its hash is another
CREATE OR REPLACE FUNCTION public.erase_withdrawn_facilities(before_ms bigint)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH RECURSIVE dead (id) AS (
    SELECT id FROM public.facilities
     WHERE ended_as = 'withdrawn' AND status_changed_ms < before_ms AND NOT public.has_open_sanction(id)
    UNION SELECT l.earlier FROM public.facility_lineage l JOIN dead d ON l.later = d.id WHERE NOT public.has_open_sanction(l.earlier)
  ), erased AS (
    DELETE FROM public.facilities WHERE id IN (SELECT id FROM dead) RETURNING 1
  ) SELECT count(*) FROM erased
$function$

-- facilities withdrawn before a moment that no case is open against, with those that went on as them, and all that hangs on them
CREATE OR REPLACE FUNCTION public.find_officer_login(typed text)
 RETURNS TABLE(id bigint, password_hash text, region text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT o.id, o.password_hash, o.region FROM public.officers o WHERE o.login_id = typed AND o.left_on IS NULL
$function$

-- who logs in, before it is known for which region
CREATE OR REPLACE FUNCTION public.find_officer_session(presented bytea)
 RETURNS TABLE(id bigint, login_id text, name text, title text, region text, sectors text[], roles text[], stage text, begun_ms bigint, seen_ms bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT o.id, o.login_id, o.name, o.title, o.region, o.sectors, o.roles, s.stage, s.begun_ms, s.seen_ms
    FROM public.officer_sessions s JOIN public.officers o ON o.id = s.officer
   WHERE s.token = presented AND o.left_on IS NULL
$function$

-- whose request this is, before it is known for which region
CREATE OR REPLACE FUNCTION public.has_open_sanction(asked bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT EXISTS (
    SELECT FROM public.sanctions s WHERE s.facility = asked AND NOT EXISTS (
      SELECT FROM public.sanction_steps t JOIN public.sanction_decisions d ON d.step = t.id
       WHERE t.sanction = s.id AND t.step = 'close' AND d.verdict = 'approve'))
$function$

-- whether a municipality is at work on a case of a facility
CREATE OR REPLACE FUNCTION public.next_facility_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $function$

-- two officers who decide on the same facility at once: the second is told
CREATE OR REPLACE FUNCTION public.notices_under_way()
 RETURNS TABLE(id bigint, region text, sectors text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT n.id, n.region, n.sectors FROM public.notices n
   WHERE EXISTS (SELECT FROM public.notice_messages m WHERE m.notice = n.id AND m.state IN ('waiting', 'sending', 'sent'))
   ORDER BY n.id
$function$

-- whose messages are still to be seen to, and in which region that is done
CREATE OR REPLACE FUNCTION public.office_access_hash(previous bytea, line office_access_log)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT sha256(coalesce(previous, '') || convert_to(json_build_array(
    line.link, line.id, line.at_ms, line.officer, line.region, line.what, line.about, line.why, line.refused)::text, 'UTF8'))
$function$

-- what binds a line to all before it
CREATE OR REPLACE FUNCTION public.office_covers(region text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  SELECT current_setting('kipass.region', true) = 'all'
    OR (current_setting('kipass.region', true) <> '' AND starts_with(region, current_setting('kipass.region', true)))
$function$

-- whether a region lies in that of the officer whose transaction this is
CREATE OR REPLACE FUNCTION public.office_covers_sector(sector text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  SELECT current_setting('kipass.sectors', true) = '*' OR sector = ANY (string_to_array(current_setting('kipass.sectors', true), ','))
$function$

-- whether a sector is among those of the officer whose transaction this is
CREATE OR REPLACE FUNCTION public.office_covers_sectors(named text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  SELECT current_setting('kipass.sectors', true) = '*' OR coalesce(named <@ string_to_array(current_setting('kipass.sectors', true), ','), false)
$function$

-- whether all of these sectors are among the officer's; null stands for every sector
CREATE OR REPLACE FUNCTION public.office_touches(regions text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  SELECT current_setting('kipass.region', true) <> '' AND EXISTS (
    SELECT FROM unnest(regions) region
     WHERE region = 'all' OR office_covers(region) OR starts_with(current_setting('kipass.region', true), region))
$function$

-- whether any of these regions lies in that of the officer whose transaction this is, or around it
CREATE OR REPLACE FUNCTION public.open_days(regular smallint[], of_facility bigint, after_day date, before_day date, most integer)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  SELECT count(*)::integer FROM (
    SELECT FROM generate_series(greatest(after_day, before_day - 63) + 1, before_day - 1, interval '1 day') AS one (at)
     WHERE extract(dow FROM one.at)::smallint <> ALL (regular)
       AND NOT EXISTS (SELECT FROM facility_closures c
                        WHERE c.facility = of_facility AND c.cancelled_ms IS NULL AND one.at::date BETWEEN c.from_day AND c.to_day)
     LIMIT most) open_day
$function$

-- days between two on which a facility is open by its 정기 휴무일 and 휴업: at most so many, of the last nine weeks
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
CREATE OR REPLACE FUNCTION public.refuse_own_sanction_step()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM public.sanction_steps s WHERE s.id = NEW.step AND (s.officer = NEW.officer OR NOT s.needs_decision)) THEN
    RAISE EXCEPTION 'a step is decided by another officer than the one who drafted it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $function$

-- nobody approves their own draft, whatever the code above does

grant SELECT on access_chain to registry_jobs
grant SELECT on access_log_start to registry_jobs
grant INSERT, SELECT on alert_level_changes to registry_office
grant SELECT on alert_levels to registry_manage
grant INSERT, SELECT on alert_levels to registry_office
grant SELECT on alert_levels to registry_scan
grant INSERT, SELECT on certificates to registry_manage
grant INSERT, SELECT on deletion_requests to registry_manage
grant SELECT on deletion_requests to registry_office
grant SELECT on designation_facilities to registry_jobs
grant SELECT on designation_facilities to registry_manage
grant INSERT, SELECT on designation_facilities to registry_office
grant INSERT on designation_notices to registry_jobs
grant SELECT on designation_notices to registry_manage
grant INSERT, SELECT on designation_notices to registry_office
grant SELECT on designation_releases to registry_manage
grant INSERT, SELECT on designation_releases to registry_office
grant INSERT, SELECT on designation_sectors to registry_jobs
grant SELECT on designation_sectors to registry_manage
grant INSERT, SELECT on designation_sectors to registry_office
grant SELECT on designations to registry_jobs
grant SELECT on designations to registry_manage
grant INSERT, SELECT on designations to registry_office
grant DELETE, INSERT, SELECT on distinct_facilities to registry_office
grant DELETE on exemption_files to registry_jobs
grant INSERT, SELECT on exemption_files to registry_office
grant INSERT, SELECT on exemption_hand_ins to registry_office
grant INSERT, SELECT on exemptions to registry_office
grant INSERT, SELECT on facilities to registry_manage
grant INSERT, SELECT on facility_closures to registry_manage
grant SELECT on facility_closures to registry_office
grant DELETE, INSERT, SELECT on facility_days to registry_jobs
grant SELECT on facility_days to registry_office
grant SELECT on facility_events to registry_manage
grant INSERT, SELECT on facility_events to registry_office
grant INSERT, SELECT on facility_history to registry_manage
grant INSERT, SELECT on facility_history to registry_office
grant SELECT on facility_lineage to registry_disclose
grant INSERT, SELECT on facility_lineage to registry_manage
grant DELETE, INSERT, SELECT on facility_lineage to registry_office
grant INSERT, SELECT on facility_merges to registry_office
grant INSERT, SELECT on facility_notes to registry_office
grant INSERT, SELECT on facility_transfers to registry_office
grant DELETE, INSERT, SELECT on inspection_stops to registry_office
grant INSERT, SELECT on inspections to registry_office
grant DELETE, INSERT, SELECT on key_checks to registry_jobs
grant DELETE, SELECT on key_checks to registry_manage
grant DELETE, SELECT on key_checks to registry_office
grant INSERT, SELECT on log_entries to registry_disclose
grant INSERT, SELECT on log_entries to registry_jobs
grant SELECT on log_entries to registry_manage
grant INSERT, SELECT on log_heads to registry_disclose
grant INSERT, SELECT on log_heads to registry_jobs
grant SELECT on log_heads to registry_manage
grant DELETE on login_attempts to registry_jobs
grant DELETE, INSERT, SELECT, UPDATE on login_attempts to registry_manage
grant DELETE, INSERT, SELECT, UPDATE on login_attempts to registry_office
grant INSERT, SELECT on members to registry_manage
grant INSERT, SELECT on merged_members to registry_office
grant INSERT, SELECT on notice_messages to registry_office
grant SELECT on notice_recipients to registry_manage
grant INSERT, SELECT on notice_recipients to registry_office
grant DELETE on notices to registry_jobs
grant INSERT, SELECT on notices to registry_office
grant SELECT on office_access_log to registry_office
grant INSERT, SELECT on office_decisions to registry_office
grant INSERT, SELECT on office_document_serials to registry_office
grant INSERT, SELECT on office_letterheads to registry_office
grant INSERT, SELECT on office_log_checks to registry_jobs
grant SELECT on office_log_checks to registry_office
grant DELETE on officer_sessions to registry_jobs
grant DELETE, INSERT, SELECT on officer_sessions to registry_office
grant DELETE, INSERT, SELECT, UPDATE on one_time_passwords to registry_office
grant INSERT, SELECT, UPDATE on order_answers to registry_disclose
grant DELETE on order_answers to registry_jobs
grant DELETE on pairing_codes to registry_jobs
grant DELETE, INSERT, SELECT, UPDATE on pairing_codes to registry_manage
grant INSERT, SELECT on paper_books to registry_manage
grant SELECT on paper_books to registry_office
grant INSERT, SELECT on paper_destructions to registry_manage
grant SELECT on paper_destructions to registry_office
grant DELETE on passkey_challenges to registry_jobs
grant DELETE, INSERT, SELECT, UPDATE on passkey_challenges to registry_office
grant DELETE, INSERT, SELECT, UPDATE on passkeys to registry_office
grant DELETE on phone_code_sends to registry_jobs
grant DELETE, INSERT, SELECT, UPDATE on phone_code_sends to registry_manage
grant DELETE on phone_codes to registry_jobs
grant DELETE, INSERT, SELECT, UPDATE on phone_codes to registry_manage
grant DELETE, INSERT, SELECT on public_days to registry_jobs
grant SELECT on public_days to registry_manage
grant DELETE, INSERT, SELECT on public_regions to registry_jobs
grant SELECT on public_regions to registry_manage
grant INSERT, SELECT, UPDATE on register_entries to registry_office
grant DELETE, INSERT, SELECT on register_files to registry_office
grant DELETE on register_imports to registry_jobs
grant INSERT, SELECT on register_imports to registry_office
grant DELETE, INSERT, SELECT on register_lines to registry_office
grant INSERT, SELECT on register_matches to registry_office
grant DELETE on revoked_sessions to registry_jobs
grant INSERT, SELECT, UPDATE on revoked_sessions to registry_manage
grant INSERT, SELECT, UPDATE on revoked_sessions to registry_office
grant SELECT on revoked_sessions to registry_scan
grant INSERT, SELECT on sanction_decisions to registry_office
grant INSERT, SELECT on sanction_steps to registry_office
grant INSERT, SELECT on sanctions to registry_office
grant DELETE on sms_budgets to registry_jobs
grant INSERT, SELECT on sms_budgets to registry_manage
grant DELETE on terminals to registry_jobs
grant INSERT, SELECT on terminals to registry_manage
grant SELECT on visit_days to registry_disclose
grant SELECT on visit_days to registry_jobs
grant SELECT on visit_days to registry_manage
grant SELECT on visit_days to registry_scan
grant INSERT, SELECT, UPDATE on visit_keys to registry_scan

grant UPDATE on alert_level_changes (state) to registry_office
grant UPDATE on alert_level_changes (decided_by) to registry_office
grant UPDATE on alert_level_changes (decider) to registry_office
grant UPDATE on alert_level_changes (decided_ms) to registry_office
grant UPDATE on alert_levels (level) to registry_office
grant UPDATE on deletion_requests (state) to registry_manage
grant UPDATE on deletion_requests (state) to registry_office
grant UPDATE on deletion_requests (decided_ms) to registry_manage
grant UPDATE on deletion_requests (decided_ms) to registry_office
grant UPDATE on deletion_requests (answer) to registry_manage
grant UPDATE on deletion_requests (answer) to registry_office
grant SELECT on designation_notices (facility) to registry_jobs
grant SELECT on designation_notices (designation) to registry_jobs
grant UPDATE on designation_releases (to_day) to registry_office
grant UPDATE on designation_releases (ended_ms) to registry_office
grant SELECT on designations (id) to registry_jobs
grant INSERT, SELECT on designations (code) to registry_jobs
grant INSERT on designations (title) to registry_jobs
grant INSERT on designations (regions) to registry_jobs
grant INSERT on designations (from_day) to registry_jobs
grant INSERT on designations (grace_until) to registry_jobs
grant INSERT on designations (to_day) to registry_jobs
grant UPDATE on designations (to_day) to registry_office
grant INSERT on designations (basis) to registry_jobs
grant INSERT on designations (exceptions) to registry_jobs
grant INSERT on designations (by_name) to registry_jobs
grant INSERT on designations (made_ms) to registry_jobs
grant UPDATE on designations (ended_ms) to registry_office
grant SELECT on exemption_files (id) to registry_jobs
grant SELECT on exemption_files (exemption) to registry_jobs
grant SELECT on exemptions (id) to registry_jobs
grant SELECT on exemptions (id) to registry_manage
grant INSERT, SELECT on exemptions (facility) to registry_manage
grant INSERT, SELECT on exemptions (kind) to registry_manage
grant INSERT on exemptions (explanation) to registry_manage
grant INSERT on exemptions (identification) to registry_manage
grant SELECT on exemptions (state) to registry_jobs
grant SELECT on exemptions (state) to registry_manage
grant UPDATE on exemptions (state) to registry_office
grant INSERT on exemptions (asked_by) to registry_manage
grant INSERT, SELECT on exemptions (asked_ms) to registry_manage
grant SELECT on exemptions (from_day) to registry_manage
grant UPDATE on exemptions (from_day) to registry_office
grant SELECT on exemptions (until_day) to registry_jobs
grant SELECT on exemptions (until_day) to registry_manage
grant UPDATE on exemptions (until_day) to registry_office
grant SELECT on exemptions (reason) to registry_manage
grant UPDATE on exemptions (reason) to registry_office
grant UPDATE on exemptions (decided_by) to registry_office
grant SELECT on exemptions (decided_ms) to registry_jobs
grant SELECT on exemptions (decided_ms) to registry_manage
grant UPDATE on exemptions (decided_ms) to registry_office
grant SELECT on facilities (id) to registry_disclose
grant SELECT on facilities (id) to registry_jobs
grant SELECT on facilities (id) to registry_office
grant SELECT on facilities (id) to registry_scan
grant SELECT on facilities (name) to registry_disclose
grant UPDATE on facilities (name) to registry_manage
grant INSERT, SELECT on facilities (name) to registry_office
grant SELECT on facilities (status) to registry_jobs
grant UPDATE on facilities (status) to registry_manage
grant INSERT, SELECT, UPDATE on facilities (status) to registry_office
grant SELECT on facilities (status) to registry_scan
grant UPDATE on facilities (status_changed_ms) to registry_manage
grant INSERT, SELECT, UPDATE on facilities (status_changed_ms) to registry_office
grant SELECT on facilities (status_changed_ms) to registry_scan
grant UPDATE on facilities (business_number) to registry_manage
grant INSERT, SELECT on facilities (business_number) to registry_office
grant UPDATE on facilities (representative) to registry_manage
grant INSERT, SELECT on facilities (representative) to registry_office
grant SELECT on facilities (telephone) to registry_disclose
grant UPDATE on facilities (telephone) to registry_manage
grant INSERT, SELECT on facilities (telephone) to registry_office
grant SELECT on facilities (sector) to registry_disclose
grant SELECT on facilities (sector) to registry_jobs
grant UPDATE on facilities (sector) to registry_manage
grant INSERT, SELECT on facilities (sector) to registry_office
grant UPDATE on facilities (sector_detail) to registry_manage
grant INSERT, SELECT on facilities (sector_detail) to registry_office
grant SELECT on facilities (region) to registry_disclose
grant SELECT on facilities (region) to registry_jobs
grant INSERT, SELECT on facilities (region) to registry_office
grant SELECT on facilities (address) to registry_disclose
grant INSERT, SELECT on facilities (address) to registry_office
grant SELECT on facilities (address_detail) to registry_disclose
grant INSERT, SELECT on facilities (address_detail) to registry_office
grant UPDATE on facilities (last_door) to registry_manage
grant INSERT, SELECT, UPDATE on facilities (last_door) to registry_office
grant INSERT, SELECT on facilities (signed_up_on) to registry_office
grant SELECT on facilities (version) to registry_office
grant UPDATE on facilities (place) to registry_manage
grant INSERT, SELECT on facilities (place) to registry_office
grant UPDATE on facilities (responsible) to registry_manage
grant INSERT, SELECT on facilities (responsible) to registry_office
grant SELECT on facilities (area_m2) to registry_jobs
grant UPDATE on facilities (area_m2) to registry_manage
grant INSERT, SELECT on facilities (area_m2) to registry_office
grant SELECT on facilities (capacity) to registry_jobs
grant UPDATE on facilities (capacity) to registry_manage
grant INSERT, SELECT on facilities (capacity) to registry_office
grant UPDATE on facilities (business_state) to registry_manage
grant INSERT, SELECT on facilities (business_state) to registry_office
grant UPDATE on facilities (closed_weekdays) to registry_manage
grant INSERT, SELECT on facilities (closed_weekdays) to registry_office
grant UPDATE on facilities (ended_as) to registry_manage
grant SELECT, UPDATE on facilities (ended_as) to registry_office
grant UPDATE on facilities (reopens_as) to registry_manage
grant SELECT, UPDATE on facilities (reopens_as) to registry_office
grant SELECT on facilities (name_key) to registry_office
grant UPDATE on facility_closures (cancelled_ms) to registry_manage
grant UPDATE on facility_days (visits) to registry_jobs
grant SELECT on facility_events (facility) to registry_scan
grant SELECT on facility_events (from_day) to registry_scan
grant SELECT on facility_events (to_day) to registry_scan
grant UPDATE on facility_merges (reverted_ms) to registry_office
grant UPDATE on facility_transfers (state) to registry_office
grant UPDATE on facility_transfers (decided_ms) to registry_office
grant UPDATE on inspection_stops (place) to registry_office
grant SELECT on login_attempts (last_at_ms) to registry_jobs
grant SELECT on members (id) to registry_office
grant UPDATE on members (facility) to registry_manage
grant INSERT, SELECT, UPDATE on members (facility) to registry_office
grant INSERT, SELECT on members (role) to registry_office
grant INSERT, SELECT, UPDATE on members (door) to registry_office
grant INSERT, SELECT on members (name) to registry_office
grant INSERT, SELECT on members (login_id) to registry_office
grant UPDATE on members (password_hash) to registry_manage
grant INSERT on members (password_hash) to registry_office
grant INSERT, SELECT on members (phone) to registry_office
grant INSERT, SELECT on members (added_on) to registry_office
grant UPDATE on members (last_used_on) to registry_manage
grant SELECT on members (last_used_on) to registry_office
grant UPDATE on members (revoked_on) to registry_manage
grant SELECT on members (revoked_on) to registry_office
grant INSERT on members (phone_hash) to registry_office
grant UPDATE on notice_messages (state) to registry_office
grant UPDATE on notice_messages (attempts) to registry_office
grant UPDATE on notice_messages (receipt) to registry_office
grant UPDATE on notice_messages (problem) to registry_office
grant UPDATE on notice_messages (changed_ms) to registry_office
grant UPDATE on notice_recipients (read_ms) to registry_manage
grant SELECT on notices (id) to registry_manage
grant SELECT on notices (office) to registry_manage
grant SELECT on notices (title) to registry_manage
grant SELECT on notices (body) to registry_manage
grant SELECT on notices (at_ms) to registry_jobs
grant SELECT on notices (at_ms) to registry_manage
grant INSERT on office_access_log (at_ms) to registry_office
grant INSERT on office_access_log (officer) to registry_office
grant INSERT on office_access_log (region) to registry_office
grant INSERT on office_access_log (what) to registry_office
grant INSERT on office_access_log (about) to registry_office
grant INSERT on office_access_log (why) to registry_office
grant INSERT on office_access_log (refused) to registry_office
grant UPDATE on office_decisions (undone_ms) to registry_office
grant UPDATE on office_document_serials (last) to registry_office
grant SELECT on office_letterheads (region) to registry_manage
grant UPDATE on office_letterheads (postcode) to registry_office
grant UPDATE on office_letterheads (address) to registry_office
grant UPDATE on office_letterheads (homepage) to registry_office
grant SELECT on office_letterheads (telephone) to registry_manage
grant UPDATE on office_letterheads (telephone) to registry_office
grant UPDATE on officer_sessions (stage) to registry_office
grant SELECT on officer_sessions (begun_ms) to registry_jobs
grant UPDATE on officer_sessions (seen_ms) to registry_office
grant SELECT on officers (id) to registry_jobs
grant SELECT on officers (id) to registry_office
grant INSERT, SELECT on officers (login_id) to registry_jobs
grant INSERT, SELECT on officers (login_id) to registry_office
grant INSERT on officers (password_hash) to registry_jobs
grant INSERT, UPDATE on officers (password_hash) to registry_office
grant INSERT on officers (name) to registry_jobs
grant INSERT, SELECT on officers (name) to registry_office
grant INSERT on officers (title) to registry_jobs
grant INSERT, SELECT on officers (title) to registry_office
grant INSERT on officers (region) to registry_jobs
grant INSERT, SELECT on officers (region) to registry_office
grant INSERT on officers (sectors) to registry_jobs
grant INSERT, SELECT on officers (sectors) to registry_office
grant INSERT on officers (roles) to registry_jobs
grant INSERT, SELECT on officers (roles) to registry_office
grant INSERT on officers (appointed_by) to registry_jobs
grant INSERT, SELECT on officers (appointed_by) to registry_office
grant INSERT on officers (appointed_on) to registry_jobs
grant INSERT, SELECT on officers (appointed_on) to registry_office
grant SELECT, UPDATE on officers (left_on) to registry_office
grant SELECT on order_answers (answered_at) to registry_jobs
grant SELECT on pairing_codes (expires_at_ms) to registry_jobs
grant SELECT on passkey_challenges (expires_at_ms) to registry_jobs
grant SELECT on phone_code_sends (sent_at_ms) to registry_jobs
grant SELECT on phone_codes (sent_at_ms) to registry_jobs
grant UPDATE on public_days (visits) to registry_jobs
grant UPDATE on register_imports (state) to registry_office
grant UPDATE on register_imports (fault) to registry_office
grant UPDATE on register_imports (header) to registry_office
grant UPDATE on register_imports (sample) to registry_office
grant UPDATE on register_imports (columns) to registry_office
grant UPDATE on register_imports (total_lines) to registry_office
grant UPDATE on register_imports (done_lines) to registry_office
grant UPDATE on register_imports (report_parts) to registry_office
grant SELECT on register_imports (begun_ms) to registry_jobs
grant UPDATE on register_imports (ended_ms) to registry_office
grant UPDATE on register_imports (working_until) to registry_office
grant UPDATE on register_imports (attempts) to registry_office
grant UPDATE on register_lines (result) to registry_office
grant UPDATE on register_lines (reason) to registry_office
grant UPDATE on register_matches (undone_ms) to registry_office
grant SELECT on revoked_sessions (revoked_day) to registry_jobs
grant SELECT on sms_budgets (window_start_ms) to registry_jobs
grant UPDATE on sms_budgets (sent) to registry_manage
grant SELECT on terminals (id) to registry_office
grant SELECT on terminals (device) to registry_scan
grant SELECT on terminals (public_key) to registry_scan
grant SELECT on terminals (facility) to registry_office
grant SELECT on terminals (facility) to registry_scan
grant SELECT on terminals (member) to registry_scan
grant SELECT on terminals (door) to registry_scan
grant SELECT on terminals (session_from_ms) to registry_scan
grant SELECT on terminals (last_used_on) to registry_jobs
grant UPDATE on terminals (last_used_on) to registry_manage
grant SELECT on terminals (last_used_on) to registry_office
grant UPDATE on terminals (revoked_on) to registry_manage
grant SELECT on terminals (revoked_on) to registry_office

grant EXECUTE on function accept_transfer(accepted bigint, now_ms bigint) to registry_office
grant EXECUTE on function broken_access_line() to registry_jobs
grant EXECUTE on function count_visit_day(old_day date, OUT visits bigint, OUT conflicts bigint, OUT epochs bigint) to registry_jobs
grant EXECUTE on function count_visit_places(counted_day date) to registry_jobs
grant EXECUTE on function drop_visit_day(old_day date) to registry_jobs
grant EXECUTE on function end_lapsed_exemption(of bigint) to registry_manage
grant EXECUTE on function erase_access_lines(last bigint, told bytea) to registry_jobs
grant EXECUTE on function erase_withdrawn_facilities(before_ms bigint) to registry_jobs
grant EXECUTE on function find_officer_login(typed text) to registry_office
grant EXECUTE on function find_officer_session(presented bytea) to registry_office
grant EXECUTE on function notices_under_way() to registry_office
grant EXECUTE on function office_covers(region text) to registry_office
grant EXECUTE on function office_covers_sector(sector text) to registry_office
grant EXECUTE on function office_covers_sectors(named text[]) to registry_office
grant EXECUTE on function office_touches(regions text[]) to registry_office
grant EXECUTE on function open_days(regular smallint[], of_facility bigint, after_day date, before_day date, most integer) to registry_office
grant EXECUTE on function prepare_visit_day(new_day date) to registry_jobs

grant USAGE on schema public to registry_disclose
grant USAGE on schema public to registry_jobs
grant USAGE on schema public to registry_manage
grant USAGE on schema public to registry_office
grant USAGE on schema public to registry_scan
