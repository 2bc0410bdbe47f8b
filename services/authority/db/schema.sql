table absences -- when an officer signs nothing; kept as long as approvals made in them
  id bigint not null identity
  officer text not null
  deputy text -- signs in an approver's place, never their own requests
  from_day date not null
  to_day date not null
  entered_by text not null
  entered_at_ms bigint not null
  ended_at_ms bigint -- when it was ended early or taken back; null otherwise
table access_chain -- the places of the lines, and of the last that was erased, without what they say
  line bigint
  hash bytea
table access_log -- who looked at or asked for what, erased after two years; impersonal towards patients and contacts
  id bigint not null
  at_ms bigint not null
  officer text not null
  what text not null -- the endpoint
  case_id bigint
  reason text not null -- the case or request under which it happened
  case_number text -- as it was then
  regions text[] not null -- of the officer and of the case: whose supervisors and auditors read it
  hash bytea not null -- SHA-256 chain over this and every earlier line; its end stands in the public log
table access_log_start -- the last line of the access log that was erased, from which the first that is kept follows; one row, written by erase_access_lines alone
  line bigint not null
  hash bytea not null -- as it stands in the public log
table alarms -- what supervisors and auditors are to look at; append-only by grants, impersonal towards patients and contacts
  id bigint not null identity
  at_ms bigint not null
  kind text not null
  officer text -- who did it; null where nobody did
  case_id bigint
  case_number text
  regions text[] not null -- of the officer and of the case: whose supervisors and auditors are told
  detail text not null -- the endpoint, limit or request
table approvals -- touches of officers' own passkeys; immutable
  order_id bigint not null
  officer text not null
  signature bytea not null -- over authenticator_data and the hash of client_data; DER
  at_ms bigint not null
  authenticator_data bytea not null
  client_data bytea not null
  hashes bytea[] not null -- of all orders this touch approved, rising
table canaries -- cases of made-up patients that nobody has a reason to read; the serving process cannot tell which
  case_id bigint not null
table case_data -- one day's list of one kind from one source; immutable
  case_id bigint not null
  kind text not null
  source text not null -- the exchange or request it came with
  day date not null -- the day it is about; erased at 00:00 of D+29
  sealed bytea not null -- JSON, sealed under the case key
table case_notes -- what officers wrote about a case, in turn; immutable, destroyed with the case
  id bigint not null identity
  case_id bigint not null
  kind text not null -- without-pass: the person was somewhere without a QR code, so that paper has to be asked for
  sealed bytea not null -- the words, sealed under the case key
  author text not null
  at_ms bigint not null
table cases -- confirmed patients by case number; what is left of a closed case is its number, period and officer
  id bigint not null identity
  case_number text not null
  status text not null
  stage text not null -- the farthest reached; never goes back
  period_from bigint not null -- Unix seconds
  period_to bigint not null
  issuers text[] not null
  person bytea -- name, phone and onset, sealed under the case key; null once destroyed
  opened_by text not null
  opened_at_ms bigint not null
  destroyed_on date not null -- at 00:00 of this day key and data are destroyed: 29 days after the last day of the period
  region text not null -- whose case it is; 00000 the nation, xx000 a 시도, else a 시군구
  isolated_at bigint -- Unix seconds; null while the person is not isolated; the period ends with it
  closing text -- why an officer closed it; null while it is open, and when it ended by its date
  closed_by text
  closed_at_ms bigint
  destroyed_rows json -- how many rows of what were destroyed with it
  assigned_to text not null -- the investigator whose case it is; whoever opened it until a supervisor says otherwise
  closing_reason text -- for what was mistyped or an exercise: why, in the officer's words, without the person's name; it outlives the case's key
table contact_exports -- contact lists that left the house; append-only
  id bigint not null identity
  case_id bigint not null
  officer text not null
  at_ms bigint not null
  format text not null
  rows integer not null
  files json not null -- name, rows and SHA-256 of each file
  recipient bytea -- for whom, sealed under the case key; null once the case is destroyed
  reason bytea -- why, sealed under the case key; null once the case is destroyed
table contact_steps -- what was done about a contact, in turn; immutable
  id bigint not null identity
  case_id bigint not null
  contact text not null
  batch text not null -- random; the steps taken with one press, which are undone together
  officer text not null
  at_ms bigint not null
  sealed bytea not null -- what changed, sealed under the case key
table contact_undos -- batches of steps that were taken back; immutable
  case_id bigint not null
  batch text not null
  officer text not null
  at_ms bigint not null
table contacts -- people of a case's contact list, so that others than its investigators can act on them; everything about them goes with the row
  case_id bigint not null
  id text not null -- keyed hash of phone, and name where a phone is shared, under the case key: the same person keeps it
  day date not null -- the last day this person met the case; erased at 00:00 of D+29
  home text -- the 시군구 of the place they met
  centre text -- the 시군구 whose health centre sees to them: where they live once that is known
  card bytea not null -- name, phone, sources and where they met on that last day, sealed under the case key
  fingerprint bytea not null -- keyed hash of the card, to see that it changed
table exchanges -- each request to an asked party, so that a retry sends the same bytes and an answer counts once; erased when the order has run out
  order_id bigint not null
  step text not null
  body bytea not null -- the exact request, sealed under the case key
  asked_at_ms bigint -- when the public log first said so; null before
  answered_at_ms bigint
table identities -- people named by an issuer; immutable
  id bigint not null identity
  case_id bigint not null
  source text not null
  day date not null -- the last day this person met the case; erased at 00:00 of D+29
  sealed bytea not null -- issuer, number, name, phone and guardian's phone, sealed under the case key
table key_checks -- what the database knows of each key in the vault: tells a missing or different key from a new one
  name text not null
  check_value bytea not null
table limits -- set by command; cases, requests and people a day and investigator, order-people in one request
  what text not null
  alarm_at integer not null -- beyond this supervisors and auditors are told
  at_most integer not null -- beyond this it is refused
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
table login_failures -- failed log-ins in a row, for known and unknown ids alike; erased on success and after a day
  login_index bytea not null -- keyed hash of what was typed as log-in id; never the text
  failures integer not null
  locked_until_ms bigint not null
  last_at_ms bigint not null
table message_batches -- messages sent with one press; immutable but for the reason, which goes with the case
  id bigint not null identity
  case_id bigint not null
  token text not null -- made by the browser, so that a press that arrives twice sends once
  officer text not null
  at_ms bigint not null
  language text not null
  messages integer not null
  test boolean not null -- one message to the officer's own phone, of which nothing else is kept
  reason bytea -- the officer's words, sealed under the case key; null once the case is destroyed
table messages -- one text message to one contact
  id bigint not null identity
  batch_id bigint not null
  case_id bigint not null
  contact text not null
  sealed bytea not null -- number and words, sealed under the case key
  state text not null default 'waiting'::text -- sending is noted before the gateway hears of it: what a crash leaves there may or may not have gone, and is unsure
  problem text -- why not, as the gateway's code
  attempts integer not null default 0
  receipt bytea -- what the gateway tells the delivery by, sealed under the case key
  at_ms bigint not null -- of its state
table officer_counts -- how much an officer did in a day, for the limits; erased after 28 days
  officer text not null
  day date not null
  what text not null
  count integer not null
table officers -- appointed by command; kept while they are named in the access log
  number bigint not null identity
  id text not null -- random; the name under which the ministry certifies the officer's key
  login_id text not null
  password_hash text not null -- argon2id, PHC string
  name text not null
  title text not null
  role text not null
  public_key bytea -- P-256 point of the passkey they sign with; counts only once the certification lists it
  sessions_from_ms bigint not null default 0 -- sessions begun earlier are over
  appointed_at_ms bigint not null
  region text not null -- 00000 the nation, xx000 a 시도, else a 시군구; a health centre's 시군구
  left_at_ms bigint -- when they left the service; null while they serve
table one_time_passwords -- an account's secret for codes that change every 30 seconds; erased when it is removed or its account is
  account bigint not null
  secret bytea not null -- sealed under a key of the vault
  confirmed boolean not null default false -- a code of it was entered once; before that it counts for nothing
  last_step bigint not null default 0 -- the last step a code was accepted for; it and earlier ones are over
table orders -- one order to one party; bytes and hash are immutable, officers signed them
  id bigint not null identity
  request_id bigint not null
  audience text not null
  kind text not null
  reference text not null
  bytes bytea -- what officers sign the hash of, sealed under the case key: it may name the patient; null once the case is destroyed
  hash bytea not null -- SHA-256; covers 16 random bytes, so it tells nothing
  recipient_key bytea -- private half of the key answers are sealed to, sealed under the case key; null once the order has run out
  passes bytea -- the pass headers an order for identities covers, shuffled, sealed under the case key; null once the order has run out
  state text not null
  received bigint not null default 0 -- items kept so far
  problem text -- what went wrong last, as a problem code
  kid text -- the order-signing key it was first sealed with and stays sealed with; null before
  named integer not null default 0 -- people its answers were about, whom the issuer has to tell
table passkey_challenges -- what a passkey is to sign; erased once used, or after its five minutes
  challenge bytea not null
  account bigint not null
  purpose text not null
  expires_at_ms bigint not null
table passkeys -- an account's passkeys; each is erased when it is removed or its account is
  id bytea not null -- the credential id its device gave it
  account bigint not null
  public_key bytea not null -- P-256 point, uncompressed
  sign_count bigint not null -- the device's own count at its last use; 0 from devices that do not count
  synced boolean not null -- may leave its device through the provider's cloud
  transports text[] not null
  made_at_ms bigint not null
  used_at_ms bigint
table public_figures -- what anyone may know of the authority's work; mistyped cases and exercises count among the cases and by themselves, canaries as any other
  month text
  cases integer
  requests integer
  emergencies integer
  returned integer
  orders integer
  refused integer
  mistyped integer
  exercises integer
table requests -- what two officers approve together; the impersonal part is kept with the access log
  id bigint not null identity
  case_id bigint not null
  stage text not null
  state text not null
  reason bytea -- the investigator's words, sealed under the case key; null once the case is destroyed
  drafted_by text not null
  drafted_at_ms bigint not null
  expires_at bigint not null -- Unix seconds; the orders say the same
  returned_reason bytea
  attempts integer not null default 0 -- rounds without progress in a row: sets the pause before the next
  emergency boolean not null default false -- an approver of any region may sign; counted in the public figures
  notify_after date -- from this day the issuers tell whom they named; its orders say the same, and it outlives them
  next_round_at_ms bigint -- when a party out of reach is asked again; null while nobody is
  cancelled_by text
  cancelled_at_ms bigint
table visit_keys -- public halves of the weeks' visit keys; immutable, erased with their private halves
  week date not null -- Monday; the private halves die 29 days after the week's Sunday
  working bytea not null
  escrow bytea not null

view access_chain as  SELECT access_log.id AS line,
    access_log.hash
   FROM access_log
UNION ALL
 SELECT access_log_start.line,
    access_log_start.hash
   FROM access_log_start;
view public_figures as  WITH months AS (
         SELECT month_of(cases.opened_at_ms) AS month,
            1 AS cases,
            0 AS requests,
            0 AS emergencies,
            0 AS returned,
            0 AS orders,
            0 AS refused,
            ((NOT (cases.closing IS DISTINCT FROM 'mistyped'::text)))::integer AS mistyped,
            ((NOT (cases.closing IS DISTINCT FROM 'exercise'::text)))::integer AS exercises
           FROM cases
        UNION ALL
         SELECT month_of(requests.drafted_at_ms) AS month_of,
            0,
            1,
            (requests.emergency)::integer AS emergency,
            ((requests.state = 'returned'::text))::integer AS int4,
            0,
            0,
            0,
            0
           FROM requests
        UNION ALL
         SELECT month_of(r.drafted_at_ms) AS month_of,
            0,
            0,
            0,
            0,
            1,
            ((o.state = 'failed'::text))::integer AS int4,
            0,
            0
           FROM (orders o
             JOIN requests r ON ((r.id = o.request_id)))
          WHERE (o.state <> 'drafted'::text)
        )
 SELECT month,
    (sum(cases))::integer AS cases,
    (sum(requests))::integer AS requests,
    (sum(emergencies))::integer AS emergencies,
    (sum(returned))::integer AS returned,
    (sum(orders))::integer AS orders,
    (sum(refused))::integer AS refused,
    (sum(mistyped))::integer AS mistyped,
    (sum(exercises))::integer AS exercises
   FROM months
  GROUP BY month;

sequence absences_id_seq
sequence alarms_id_seq
sequence case_notes_id_seq
sequence cases_id_seq
sequence contact_exports_id_seq
sequence contact_steps_id_seq
sequence identities_id_seq
sequence message_batches_id_seq
sequence messages_id_seq
sequence officers_number_seq
sequence orders_id_seq
sequence requests_id_seq

constraint absences_check on absences: CHECK ((deputy <> officer))
constraint absences_check1 on absences: CHECK ((from_day <= to_day))
constraint absences_deputy_fkey on absences: FOREIGN KEY (deputy) REFERENCES officers(id)
constraint absences_entered_by_fkey on absences: FOREIGN KEY (entered_by) REFERENCES officers(id)
constraint absences_officer_fkey on absences: FOREIGN KEY (officer) REFERENCES officers(id)
constraint absences_pkey on absences: PRIMARY KEY (id)
constraint access_log_pkey on access_log: PRIMARY KEY (id)
constraint access_log_start_pkey on access_log_start: PRIMARY KEY (line)
constraint alarms_kind_check on alarms: CHECK ((kind = ANY (ARRAY['emergency'::text, 'limit-near'::text, 'limit-reached'::text, 'canary-read'::text, 'access-log-broken'::text])))
constraint alarms_pkey on alarms: PRIMARY KEY (id)
constraint approvals_officer_fkey on approvals: FOREIGN KEY (officer) REFERENCES officers(id)
constraint approvals_order_id_fkey on approvals: FOREIGN KEY (order_id) REFERENCES orders(id)
constraint approvals_pkey on approvals: PRIMARY KEY (order_id, officer)
constraint canaries_case_id_fkey on canaries: FOREIGN KEY (case_id) REFERENCES cases(id)
constraint canaries_pkey on canaries: PRIMARY KEY (case_id)
constraint case_data_case_id_fkey on case_data: FOREIGN KEY (case_id) REFERENCES cases(id)
constraint case_data_kind_check on case_data: CHECK ((kind = ANY (ARRAY['passes'::text, 'visits'::text, 'facilities'::text, 'exposures'::text, 'co-visits'::text, 'groups'::text, 'slips'::text, 'safe-numbers'::text, 'hand-ins'::text, 'assumed-stays'::text])))
constraint case_data_pkey on case_data: PRIMARY KEY (case_id, kind, source, day)
constraint case_notes_author_fkey on case_notes: FOREIGN KEY (author) REFERENCES officers(id)
constraint case_notes_case_id_fkey on case_notes: FOREIGN KEY (case_id) REFERENCES cases(id)
constraint case_notes_kind_check on case_notes: CHECK ((kind = ANY (ARRAY['note'::text, 'without-pass'::text])))
constraint case_notes_pkey on case_notes: PRIMARY KEY (id)
constraint cases_assigned_to_fkey on cases: FOREIGN KEY (assigned_to) REFERENCES officers(id)
constraint cases_case_number_key on cases: UNIQUE (case_number)
constraint cases_check on cases: CHECK ((period_from < period_to))
constraint cases_closed_by_fkey on cases: FOREIGN KEY (closed_by) REFERENCES officers(id)
constraint cases_closing_check on cases: CHECK ((closing = ANY (ARRAY['finished'::text, 'mistyped'::text, 'exercise'::text])))
constraint cases_opened_by_fkey on cases: FOREIGN KEY (opened_by) REFERENCES officers(id)
constraint cases_pkey on cases: PRIMARY KEY (id)
constraint cases_region_check on cases: CHECK ((region ~ '^\d{5}$'::text))
constraint cases_stage_check on cases: CHECK ((stage = ANY (ARRAY['opened'::text, 'places'::text, 'co-visitors'::text, 'identities'::text, 'contacts'::text])))
constraint cases_status_check on cases: CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))
constraint contact_exports_case_id_fkey on contact_exports: FOREIGN KEY (case_id) REFERENCES cases(id)
constraint contact_exports_format_check on contact_exports: CHECK ((format = ANY (ARRAY['xlsx'::text, 'csv'::text, 'sormas'::text, 'go-data'::text, 'json'::text])))
constraint contact_exports_officer_fkey on contact_exports: FOREIGN KEY (officer) REFERENCES officers(id)
constraint contact_exports_pkey on contact_exports: PRIMARY KEY (id)
constraint contact_steps_batch_check on contact_steps: CHECK ((length(batch) = 22))
constraint contact_steps_case_id_batch_contact_key on contact_steps: UNIQUE (case_id, batch, contact)
constraint contact_steps_case_id_contact_fkey on contact_steps: FOREIGN KEY (case_id, contact) REFERENCES contacts(case_id, id) ON DELETE CASCADE
constraint contact_steps_officer_fkey on contact_steps: FOREIGN KEY (officer) REFERENCES officers(id)
constraint contact_steps_pkey on contact_steps: PRIMARY KEY (id)
constraint contact_undos_case_id_fkey on contact_undos: FOREIGN KEY (case_id) REFERENCES cases(id)
constraint contact_undos_officer_fkey on contact_undos: FOREIGN KEY (officer) REFERENCES officers(id)
constraint contact_undos_pkey on contact_undos: PRIMARY KEY (case_id, batch)
constraint contacts_case_id_fkey on contacts: FOREIGN KEY (case_id) REFERENCES cases(id)
constraint contacts_centre_check on contacts: CHECK ((centre ~ '^\d{5}$'::text))
constraint contacts_fingerprint_check on contacts: CHECK ((octet_length(fingerprint) = 32))
constraint contacts_home_check on contacts: CHECK ((home ~ '^\d{5}$'::text))
constraint contacts_id_check on contacts: CHECK ((length(id) = 22))
constraint contacts_pkey on contacts: PRIMARY KEY (case_id, id)
constraint exchanges_order_id_fkey on exchanges: FOREIGN KEY (order_id) REFERENCES orders(id)
constraint exchanges_pkey on exchanges: PRIMARY KEY (order_id, step)
constraint identities_case_id_fkey on identities: FOREIGN KEY (case_id) REFERENCES cases(id)
constraint identities_pkey on identities: PRIMARY KEY (id)
constraint key_checks_pkey on key_checks: PRIMARY KEY (name)
constraint limits_alarm_at_check on limits: CHECK ((alarm_at > 0))
constraint limits_check on limits: CHECK ((at_most >= alarm_at))
constraint limits_pkey on limits: PRIMARY KEY (what)
constraint limits_what_check on limits: CHECK ((what = ANY (ARRAY['cases'::text, 'requests'::text, 'people'::text, 'order-people'::text])))
constraint log_entries_hash_check on log_entries: CHECK ((octet_length(hash) = 32))
constraint log_entries_pkey on log_entries: PRIMARY KEY (seq)
constraint log_heads_hash_check on log_heads: CHECK ((octet_length(hash) = 32))
constraint log_heads_pkey on log_heads: PRIMARY KEY (seq, at)
constraint log_heads_signature_check on log_heads: CHECK ((octet_length(signature) = 64))
constraint login_failures_pkey on login_failures: PRIMARY KEY (login_index)
constraint message_batches_case_id_fkey on message_batches: FOREIGN KEY (case_id) REFERENCES cases(id)
constraint message_batches_case_id_token_key on message_batches: UNIQUE (case_id, token)
constraint message_batches_language_check on message_batches: CHECK ((language = ANY (ARRAY['ko'::text, 'en'::text, 'zh'::text, 'ja'::text, 'vi'::text])))
constraint message_batches_messages_check on message_batches: CHECK (((messages >= 1) AND (messages <= 1000)))
constraint message_batches_officer_fkey on message_batches: FOREIGN KEY (officer) REFERENCES officers(id)
constraint message_batches_pkey on message_batches: PRIMARY KEY (id)
constraint message_batches_token_check on message_batches: CHECK ((length(token) = 22))
constraint messages_batch_id_contact_key on messages: UNIQUE (batch_id, contact)
constraint messages_batch_id_fkey on messages: FOREIGN KEY (batch_id) REFERENCES message_batches(id)
constraint messages_case_id_contact_fkey on messages: FOREIGN KEY (case_id, contact) REFERENCES contacts(case_id, id) ON DELETE CASCADE
constraint messages_pkey on messages: PRIMARY KEY (id)
constraint messages_state_check on messages: CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'unsure'::text])))
constraint officer_counts_officer_fkey on officer_counts: FOREIGN KEY (officer) REFERENCES officers(id)
constraint officer_counts_pkey on officer_counts: PRIMARY KEY (officer, day, what)
constraint officer_counts_what_fkey on officer_counts: FOREIGN KEY (what) REFERENCES limits(what)
constraint officers_id_key on officers: UNIQUE (id)
constraint officers_login_id_key on officers: UNIQUE (login_id)
constraint officers_pkey on officers: PRIMARY KEY (number)
constraint officers_public_key_check on officers: CHECK ((octet_length(public_key) = 65))
constraint officers_public_key_key on officers: UNIQUE (public_key)
constraint officers_region_check on officers: CHECK ((region ~ '^\d{5}$'::text))
constraint officers_role_check on officers: CHECK ((role = ANY (ARRAY['investigator'::text, 'approver'::text, 'supervisor'::text, 'auditor'::text, 'health-centre'::text])))
constraint one_time_passwords_pkey on one_time_passwords: PRIMARY KEY (account)
constraint orders_hash_check on orders: CHECK ((octet_length(hash) = 32))
constraint orders_pkey on orders: PRIMARY KEY (id)
constraint orders_reference_key on orders: UNIQUE (reference)
constraint orders_request_id_fkey on orders: FOREIGN KEY (request_id) REFERENCES requests(id)
constraint orders_state_check on orders: CHECK ((state = ANY (ARRAY['drafted'::text, 'waiting'::text, 'sent'::text, 'done'::text, 'failed'::text])))
constraint passkey_challenges_challenge_check on passkey_challenges: CHECK ((octet_length(challenge) = 32))
constraint passkey_challenges_pkey on passkey_challenges: PRIMARY KEY (challenge)
constraint passkey_challenges_purpose_check on passkey_challenges: CHECK ((purpose = ANY (ARRAY['create'::text, 'log-in'::text])))
constraint passkeys_pkey on passkeys: PRIMARY KEY (id)
constraint passkeys_public_key_check on passkeys: CHECK ((octet_length(public_key) = 65))
constraint requests_cancelled_by_fkey on requests: FOREIGN KEY (cancelled_by) REFERENCES officers(id)
constraint requests_case_id_fkey on requests: FOREIGN KEY (case_id) REFERENCES cases(id)
constraint requests_drafted_by_fkey on requests: FOREIGN KEY (drafted_by) REFERENCES officers(id)
constraint requests_pkey on requests: PRIMARY KEY (id)
constraint requests_stage_check on requests: CHECK ((stage = ANY (ARRAY['places'::text, 'co-visitors'::text, 'identities'::text, 'safe-numbers'::text])))
constraint requests_state_check on requests: CHECK ((state = ANY (ARRAY['drafted'::text, 'signed'::text, 'approved'::text, 'running'::text, 'choosing'::text, 'done'::text, 'partial'::text, 'returned'::text, 'expired'::text, 'cancelled'::text])))
constraint visit_keys_escrow_check on visit_keys: CHECK ((octet_length(escrow) = 32))
constraint visit_keys_pkey on visit_keys: PRIMARY KEY (week)
constraint visit_keys_working_check on visit_keys: CHECK ((octet_length(working) = 32))

CREATE INDEX absences_by_deputy ON absences USING btree (deputy)
CREATE INDEX absences_by_officer ON absences USING btree (officer)
CREATE INDEX access_log_by_officer ON access_log USING btree (officer, what, at_ms)
CREATE INDEX access_log_by_time ON access_log USING btree (at_ms)
CREATE INDEX case_data_by_day ON case_data USING btree (day)
CREATE INDEX case_notes_by_case ON case_notes USING btree (case_id)
CREATE INDEX cases_by_end ON cases USING btree (destroyed_on) WHERE (status = 'open'::text)
CREATE INDEX cases_by_region ON cases USING btree (region)
CREATE INDEX contact_exports_by_case ON contact_exports USING btree (case_id)
CREATE INDEX contact_steps_by_contact ON contact_steps USING btree (case_id, contact)
CREATE INDEX contacts_by_centre ON contacts USING btree (centre)
CREATE INDEX contacts_by_day ON contacts USING btree (day)
CREATE INDEX identities_by_case ON identities USING btree (case_id)
CREATE INDEX identities_by_day ON identities USING btree (day)
CREATE INDEX message_batches_by_officer ON message_batches USING btree (officer, at_ms)
CREATE INDEX messages_by_contact ON messages USING btree (case_id, contact)
CREATE INDEX messages_under_way ON messages USING btree (batch_id) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text]))
CREATE INDEX orders_by_request ON orders USING btree (request_id)
CREATE INDEX passkey_challenges_by_time ON passkey_challenges USING btree (expires_at_ms)
CREATE INDEX passkeys_by_account ON passkeys USING btree (account)
CREATE INDEX requests_by_case ON requests USING btree (case_id)
CREATE INDEX requests_under_way ON requests USING btree (expires_at) WHERE (state = ANY (ARRAY['drafted'::text, 'signed'::text, 'approved'::text, 'running'::text, 'choosing'::text]))

policy audit on access_log for SELECT to authority_app using (audits(regions)) with check (audits(regions))
policy audit on alarms for SELECT to authority_app using (audits(regions)) with check (audits(regions))
policy region on approvals for ALL to authority_app using ((EXISTS ( SELECT
   FROM orders o
  WHERE (o.id = approvals.order_id)))) with check ((EXISTS ( SELECT
   FROM orders o
  WHERE (o.id = approvals.order_id))))
policy work on approvals for ALL to authority_jobs, authority_worker using (true) with check (true)
policy region on case_data for ALL to authority_app using (sees_case(case_id)) with check (sees_case(case_id))
policy work on case_data for ALL to authority_jobs, authority_worker using (true) with check (true)
policy region on case_notes for ALL to authority_app using (sees_case(case_id)) with check (sees_case(case_id))
policy work on case_notes for ALL to authority_jobs, authority_worker using (true) with check (true)
policy emergency on cases for SELECT to authority_app using (signs_emergency_of(id)) with check (signs_emergency_of(id))
policy region on cases for ALL to authority_app using (sees_region(region)) with check (sees_region(region))
policy work on cases for ALL to authority_jobs, authority_worker using (true) with check (true)
policy region on contact_exports for ALL to authority_app using (sees_case(case_id)) with check (sees_case(case_id))
policy work on contact_exports for ALL to authority_jobs, authority_worker using (true) with check (true)
policy contact on contact_steps for ALL to authority_app using ((EXISTS ( SELECT
   FROM contacts c
  WHERE ((c.case_id = contact_steps.case_id) AND (c.id = contact_steps.contact))))) with check ((EXISTS ( SELECT
   FROM contacts c
  WHERE ((c.case_id = contact_steps.case_id) AND (c.id = contact_steps.contact)))))
policy work on contact_steps for ALL to authority_jobs, authority_worker using (true) with check (true)
policy contact on contact_undos for ALL to authority_app using ((EXISTS ( SELECT
   FROM contacts c
  WHERE (c.case_id = contact_undos.case_id)))) with check ((EXISTS ( SELECT
   FROM contacts c
  WHERE (c.case_id = contact_undos.case_id))))
policy work on contact_undos for ALL to authority_jobs, authority_worker using (true) with check (true)
policy health_centre on contacts for SELECT to authority_app using ((centre = current_setting('kipass.health_centre'::text, true))) with check ((centre = current_setting('kipass.health_centre'::text, true)))
policy region on contacts for ALL to authority_app using (sees_case(case_id)) with check (sees_case(case_id))
policy work on contacts for ALL to authority_jobs, authority_worker using (true) with check (true)
policy region on exchanges for ALL to authority_app using ((EXISTS ( SELECT
   FROM orders o
  WHERE (o.id = exchanges.order_id)))) with check ((EXISTS ( SELECT
   FROM orders o
  WHERE (o.id = exchanges.order_id))))
policy work on exchanges for ALL to authority_jobs, authority_worker using (true) with check (true)
policy region on identities for ALL to authority_app using (sees_case(case_id)) with check (sees_case(case_id))
policy work on identities for ALL to authority_jobs, authority_worker using (true) with check (true)
policy region on message_batches for ALL to authority_app using (sees_case(case_id)) with check (sees_case(case_id))
policy work on message_batches for ALL to authority_jobs, authority_worker using (true) with check (true)
policy contact on messages for ALL to authority_app using ((EXISTS ( SELECT
   FROM contacts c
  WHERE ((c.case_id = messages.case_id) AND (c.id = messages.contact))))) with check ((EXISTS ( SELECT
   FROM contacts c
  WHERE ((c.case_id = messages.case_id) AND (c.id = messages.contact)))))
policy work on messages for ALL to authority_jobs, authority_worker using (true) with check (true)
policy region on orders for ALL to authority_app using ((EXISTS ( SELECT
   FROM requests r
  WHERE (r.id = orders.request_id)))) with check ((EXISTS ( SELECT
   FROM requests r
  WHERE (r.id = orders.request_id))))
policy work on orders for ALL to authority_jobs, authority_worker using (true) with check (true)
policy emergency on requests for ALL to authority_app using (signs_emergency(id)) with check (emergency)
policy region on requests for ALL to authority_app using (sees_case(case_id)) with check (sees_case(case_id))
policy work on requests for ALL to authority_jobs, authority_worker using (true) with check (true)

CREATE OR REPLACE FUNCTION public.access_line_hash(previous bytea, line access_log)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT sha256(coalesce(previous, '') || convert_to(json_build_array(
    line.id, line.at_ms, line.officer, line.what, line.case_id, line.case_number, line.reason, line.regions)::text, 'UTF8'))
$function$

-- what binds a line to all before it
CREATE OR REPLACE FUNCTION public.assign_centres(case_id bigint, ids text[], residences text[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  UPDATE contacts c SET centre = coalesce(r.residence, c.home)
  FROM unnest(ids, residences) AS r (id, residence)
  WHERE c.case_id = assign_centres.case_id AND c.id = r.id
    AND (sees_case(c.case_id) OR c.centre = current_setting('kipass.health_centre', true))
$function$

-- hands contacts the officer sees to the health centre of where they live; null: of where they met the case
CREATE OR REPLACE FUNCTION public.audits(regions text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT coalesce(current_setting('kipass.audits', true), '') <> '' AND (regions = '{}' OR EXISTS (
    SELECT FROM unnest(regions) r WHERE r LIKE ANY (string_to_array(current_setting('kipass.audits', true), ' '))))
$function$

-- whether this is a supervisor's or auditor's transaction who reaches one of these regions; what has none is everybody's
CREATE OR REPLACE FUNCTION public.broken_access_line()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT min(c.id) FROM (
    SELECT l.id, l.id = coalesce(lag(l.id) OVER chain, s.line, 0) + 1
        AND l.hash = public.access_line_hash(coalesce(lag(l.hash) OVER chain, s.hash), l) AS holds
      FROM public.access_log l LEFT JOIN public.access_log_start s ON true WINDOW chain AS (ORDER BY l.id)) c
   WHERE c.holds IS NOT TRUE
$function$

-- the first line that does not follow from the one before, or from the last that was erased; null when all do
CREATE OR REPLACE FUNCTION public.enqueue_messages(batch bigint, run_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  PERFORM graphile_worker.add_job('send-messages', json_build_object('batch', batch), run_at => enqueue_messages.run_at,
    max_attempts => 20, job_key => 'messages-' || batch);
END $function$

-- the only way a message job is made, so that no payload can hold more than a number
CREATE OR REPLACE FUNCTION public.enqueue_request(request bigint, run_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE
  wished timestamptz;
BEGIN
  SELECT j.run_at INTO wished FROM graphile_worker.jobs j
  WHERE j.key = 'request-' || enqueue_request.request AND j.locked_at IS NULL AND j.attempts < j.max_attempts;
  PERFORM graphile_worker.add_job('run-request', json_build_object('request', request),
    run_at => least(enqueue_request.run_at, wished), max_attempts => 20, job_key => 'request-' || request);
END $function$

-- the only way a job is made, so that no payload can hold more than a number; of two wishes the sooner stays
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
  IF NOT EXISTS (SELECT FROM public.access_log l WHERE l.id = last AND l.hash = told)
    OR EXISTS (SELECT FROM public.access_log l WHERE l.id <= last AND l.at_ms > young)
    OR last = (SELECT max(l.id) FROM public.access_log l) THEN
    RETURN 0;
  END IF;
  DELETE FROM public.access_log l WHERE l.id <= last;
  GET DIAGNOSTICS erased = ROW_COUNT;
  DELETE FROM public.access_log_start;
  INSERT INTO public.access_log_start (line, hash) VALUES (last, told);
  RETURN erased;
END $function$

-- the only way lines go, from the beginning to this one; none at all when one of them is younger than two years by this server's clock, when it is the newest, or when its hash is another
CREATE OR REPLACE FUNCTION public.log_access(at_ms bigint, officer text, what text, case_id bigint, reason text, once_in_ms bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
DECLARE line access_log; last access_log;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('kipass/access-log'));
  IF once_in_ms > 0 AND EXISTS (
    SELECT FROM access_log l WHERE l.officer = log_access.officer AND l.what = log_access.what AND l.at_ms > log_access.at_ms - once_in_ms
      AND l.at_ms <= log_access.at_ms AND l.case_id IS NOT DISTINCT FROM log_access.case_id AND l.reason = log_access.reason) THEN
    RETURN;
  END IF;
  SELECT * INTO last FROM access_log ORDER BY id DESC LIMIT 1;
  line.id := coalesce(last.id, 0) + 1;
  line.at_ms := at_ms;
  line.officer := officer;
  line.what := what;
  line.case_id := case_id;
  line.reason := reason;
  line.regions := regions_of(officer, case_id);
  SELECT c.case_number INTO line.case_number FROM cases c WHERE c.id = log_access.case_id;
  line.hash := access_line_hash(last.hash, line);
  INSERT INTO access_log SELECT line.*;
  IF EXISTS (SELECT FROM canaries k WHERE k.case_id = log_access.case_id) THEN
    PERFORM raise_alarm(at_ms, 'canary-read', officer, case_id, what);
  END IF;
END $function$

-- the only way a line is written; a view seen again within the time given is the same view
CREATE OR REPLACE FUNCTION public.month_of(at_ms bigint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT to_char(to_timestamp(at_ms / 1000) AT TIME ZONE 'Asia/Seoul', 'YYYY-MM')
$function$

-- the month in Seoul of Unix milliseconds
CREATE OR REPLACE FUNCTION public.raise_alarm(at_ms bigint, kind text, officer text, case_id bigint, detail text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  INSERT INTO alarms (at_ms, kind, officer, case_id, case_number, regions, detail)
  SELECT at_ms, kind, officer, case_id, (SELECT c.case_number FROM cases c WHERE c.id = raise_alarm.case_id), regions_of(officer, case_id), detail
  WHERE NOT ((kind LIKE 'limit-%' OR kind = 'access-log-broken') AND EXISTS (
    SELECT FROM alarms a WHERE a.kind = raise_alarm.kind AND a.officer IS NOT DISTINCT FROM raise_alarm.officer AND a.detail = raise_alarm.detail
      AND a.at_ms > raise_alarm.at_ms - 86400000))
$function$

-- the only way an alarm comes to be; the same limit, and the same fault of the access log, is told once a day
CREATE OR REPLACE FUNCTION public.regions_of(officer text, case_id bigint)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT coalesce(array_agg(DISTINCT region), '{}') FROM (
    SELECT o.region FROM officers o WHERE o.id = regions_of.officer
    UNION SELECT c.region FROM cases c WHERE c.id = regions_of.case_id) x
$function$

-- where an officer and a case belong
CREATE OR REPLACE FUNCTION public.sees_case(id bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT EXISTS (SELECT FROM cases c WHERE c.id = sees_case.id AND sees_region(c.region))
$function$

-- for policies on tables that belong to a case
CREATE OR REPLACE FUNCTION public.sees_region(region text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT coalesce(region LIKE ANY (string_to_array(current_setting('kipass.regions', true), ' ')), false)
$function$

-- whether the officer whose transaction this is reaches a region
CREATE OR REPLACE FUNCTION public.signs_emergency(request bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT coalesce(current_setting('kipass.role', true) = 'approver', false) AND EXISTS (
    SELECT FROM requests r WHERE r.id = signs_emergency.request AND r.emergency AND (r.state = 'signed' OR EXISTS (
      SELECT FROM approvals a JOIN orders o ON o.id = a.order_id
      WHERE o.request_id = r.id AND a.officer = current_setting('kipass.officer', true))))
$function$

-- an emergency that waits for an approver, whatever their region, or that they signed
CREATE OR REPLACE FUNCTION public.signs_emergency_of(case_id bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT EXISTS (SELECT FROM requests r WHERE r.case_id = signs_emergency_of.case_id AND r.emergency AND signs_emergency(r.id))
$function$

-- for the line of the case alone, which has its number

grant INSERT, SELECT on absences to authority_app
grant SELECT on access_chain to authority_jobs
grant SELECT on access_log to authority_app
grant SELECT on access_log_start to authority_jobs
grant SELECT on alarms to authority_app
grant INSERT, SELECT on approvals to authority_app
grant SELECT on approvals to authority_worker
grant INSERT, SELECT on canaries to authority_jobs
grant INSERT, SELECT on case_data to authority_app
grant DELETE on case_data to authority_jobs
grant DELETE, INSERT, SELECT on case_data to authority_worker
grant INSERT, SELECT on case_notes to authority_app
grant DELETE on case_notes to authority_jobs
grant DELETE on case_notes to authority_worker
grant INSERT, SELECT on cases to authority_app
grant INSERT on cases to authority_jobs
grant SELECT on cases to authority_worker
grant USAGE on cases_id_seq to authority_app
grant USAGE on cases_id_seq to authority_jobs
grant INSERT, SELECT on contact_exports to authority_app
grant INSERT, SELECT on contact_steps to authority_app
grant INSERT, SELECT on contact_undos to authority_app
grant DELETE on contact_undos to authority_jobs
grant DELETE on contact_undos to authority_worker
grant INSERT, SELECT on contacts to authority_app
grant DELETE on contacts to authority_jobs
grant DELETE on contacts to authority_worker
grant INSERT, SELECT on exchanges to authority_app
grant DELETE on exchanges to authority_jobs
grant DELETE, INSERT, SELECT on exchanges to authority_worker
grant SELECT on identities to authority_app
grant DELETE on identities to authority_jobs
grant DELETE, INSERT, SELECT on identities to authority_worker
grant DELETE, INSERT, SELECT on key_checks to authority_app
grant DELETE, INSERT, SELECT on key_checks to authority_jobs
grant SELECT on limits to authority_app
grant SELECT on limits to authority_jobs
grant INSERT, SELECT on log_entries to authority_app
grant INSERT, SELECT on log_entries to authority_jobs
grant INSERT, SELECT on log_entries to authority_worker
grant INSERT, SELECT on log_heads to authority_app
grant INSERT, SELECT on log_heads to authority_jobs
grant INSERT, SELECT on log_heads to authority_worker
grant DELETE, INSERT, SELECT, UPDATE on login_failures to authority_app
grant DELETE on login_failures to authority_jobs
grant INSERT, SELECT on message_batches to authority_app
grant INSERT, SELECT on messages to authority_app
grant SELECT on messages to authority_worker
grant INSERT, SELECT on officer_counts to authority_app
grant DELETE on officer_counts to authority_jobs
grant INSERT, SELECT on officers to authority_app
grant INSERT on officers to authority_jobs
grant DELETE, INSERT, SELECT, UPDATE on one_time_passwords to authority_app
grant INSERT, SELECT on orders to authority_app
grant SELECT on orders to authority_worker
grant DELETE, INSERT, SELECT, UPDATE on passkey_challenges to authority_app
grant DELETE on passkey_challenges to authority_jobs
grant DELETE, INSERT, SELECT, UPDATE on passkeys to authority_app
grant SELECT on public_figures to authority_app
grant INSERT, SELECT on requests to authority_app
grant SELECT on requests to authority_worker
grant SELECT on visit_keys to authority_app
grant DELETE, INSERT, SELECT on visit_keys to authority_jobs

grant UPDATE on absences (ended_at_ms) to authority_app
grant SELECT on case_data (case_id) to authority_jobs
grant SELECT on case_data (day) to authority_jobs
grant SELECT on case_notes (case_id) to authority_jobs
grant SELECT on case_notes (case_id) to authority_worker
grant SELECT on cases (id) to authority_jobs
grant SELECT on cases (case_number) to authority_jobs
grant SELECT, UPDATE on cases (status) to authority_jobs
grant UPDATE on cases (status) to authority_worker
grant UPDATE on cases (stage) to authority_worker
grant UPDATE on cases (period_from) to authority_app
grant UPDATE on cases (period_to) to authority_app
grant UPDATE on cases (person) to authority_jobs
grant UPDATE on cases (person) to authority_worker
grant UPDATE on cases (destroyed_on) to authority_app
grant SELECT on cases (destroyed_on) to authority_jobs
grant UPDATE on cases (region) to authority_app
grant UPDATE on cases (isolated_at) to authority_app
grant UPDATE on cases (closing) to authority_worker
grant UPDATE on cases (closed_by) to authority_worker
grant UPDATE on cases (closed_at_ms) to authority_worker
grant UPDATE on cases (destroyed_rows) to authority_jobs
grant UPDATE on cases (destroyed_rows) to authority_worker
grant UPDATE on cases (assigned_to) to authority_app
grant UPDATE on cases (closing_reason) to authority_worker
grant SELECT on contact_exports (id) to authority_jobs
grant SELECT on contact_exports (id) to authority_worker
grant SELECT on contact_exports (case_id) to authority_jobs
grant SELECT on contact_exports (case_id) to authority_worker
grant UPDATE on contact_exports (recipient) to authority_jobs
grant UPDATE on contact_exports (recipient) to authority_worker
grant UPDATE on contact_exports (reason) to authority_jobs
grant UPDATE on contact_exports (reason) to authority_worker
grant SELECT on contact_undos (case_id) to authority_jobs
grant SELECT on contact_undos (case_id) to authority_worker
grant SELECT on contacts (case_id) to authority_jobs
grant SELECT on contacts (case_id) to authority_worker
grant UPDATE on contacts (day) to authority_app
grant SELECT on contacts (day) to authority_jobs
grant SELECT on contacts (day) to authority_worker
grant UPDATE on contacts (home) to authority_app
grant UPDATE on contacts (centre) to authority_app
grant UPDATE on contacts (card) to authority_app
grant UPDATE on contacts (fingerprint) to authority_app
grant SELECT on exchanges (order_id) to authority_jobs
grant UPDATE on exchanges (asked_at_ms) to authority_worker
grant UPDATE on exchanges (answered_at_ms) to authority_worker
grant SELECT on identities (case_id) to authority_jobs
grant SELECT on identities (day) to authority_jobs
grant UPDATE on limits (alarm_at) to authority_jobs
grant UPDATE on limits (at_most) to authority_jobs
grant SELECT on login_failures (last_at_ms) to authority_jobs
grant SELECT on message_batches (id) to authority_jobs
grant SELECT on message_batches (id) to authority_worker
grant SELECT on message_batches (case_id) to authority_jobs
grant SELECT on message_batches (case_id) to authority_worker
grant UPDATE on message_batches (reason) to authority_jobs
grant UPDATE on message_batches (reason) to authority_worker
grant UPDATE on messages (state) to authority_app
grant UPDATE on messages (state) to authority_worker
grant UPDATE on messages (problem) to authority_worker
grant UPDATE on messages (attempts) to authority_worker
grant UPDATE on messages (receipt) to authority_worker
grant UPDATE on messages (at_ms) to authority_app
grant UPDATE on messages (at_ms) to authority_worker
grant SELECT on officer_counts (day) to authority_jobs
grant UPDATE on officer_counts (count) to authority_app
grant SELECT on officers (number) to authority_jobs
grant SELECT on officers (id) to authority_jobs
grant SELECT on officers (login_id) to authority_jobs
grant UPDATE on officers (title) to authority_app
grant SELECT, UPDATE on officers (title) to authority_jobs
grant UPDATE on officers (role) to authority_app
grant SELECT, UPDATE on officers (role) to authority_jobs
grant UPDATE on officers (public_key) to authority_app
grant UPDATE on officers (sessions_from_ms) to authority_app
grant UPDATE on officers (sessions_from_ms) to authority_jobs
grant UPDATE on officers (region) to authority_app
grant SELECT, UPDATE on officers (region) to authority_jobs
grant UPDATE on officers (left_at_ms) to authority_app
grant SELECT, UPDATE on officers (left_at_ms) to authority_jobs
grant SELECT on orders (id) to authority_jobs
grant SELECT on orders (request_id) to authority_jobs
grant UPDATE on orders (bytes) to authority_jobs
grant UPDATE on orders (bytes) to authority_worker
grant UPDATE on orders (recipient_key) to authority_jobs
grant UPDATE on orders (recipient_key) to authority_worker
grant UPDATE on orders (passes) to authority_jobs
grant UPDATE on orders (passes) to authority_worker
grant UPDATE on orders (state) to authority_app
grant UPDATE on orders (state) to authority_worker
grant UPDATE on orders (received) to authority_worker
grant UPDATE on orders (problem) to authority_worker
grant SELECT on orders (kid) to authority_jobs
grant UPDATE on orders (kid) to authority_worker
grant UPDATE on orders (named) to authority_worker
grant SELECT on passkey_challenges (expires_at_ms) to authority_jobs
grant SELECT on requests (id) to authority_jobs
grant SELECT on requests (case_id) to authority_jobs
grant UPDATE on requests (state) to authority_app
grant SELECT, UPDATE on requests (state) to authority_jobs
grant UPDATE on requests (state) to authority_worker
grant UPDATE on requests (reason) to authority_jobs
grant UPDATE on requests (reason) to authority_worker
grant SELECT on requests (expires_at) to authority_jobs
grant UPDATE on requests (returned_reason) to authority_app
grant UPDATE on requests (returned_reason) to authority_jobs
grant UPDATE on requests (returned_reason) to authority_worker
grant UPDATE on requests (attempts) to authority_worker
grant UPDATE on requests (next_round_at_ms) to authority_worker
grant UPDATE on requests (cancelled_by) to authority_app
grant UPDATE on requests (cancelled_at_ms) to authority_app

grant EXECUTE on function assign_centres(case_id bigint, ids text[], residences text[]) to authority_app
grant EXECUTE on function audits(regions text[]) to authority_app
grant EXECUTE on function broken_access_line() to authority_jobs
grant EXECUTE on function enqueue_messages(batch bigint, run_at timestamp with time zone) to authority_app
grant EXECUTE on function enqueue_messages(batch bigint, run_at timestamp with time zone) to authority_worker
grant EXECUTE on function enqueue_request(request bigint, run_at timestamp with time zone) to authority_app
grant EXECUTE on function enqueue_request(request bigint, run_at timestamp with time zone) to authority_worker
grant EXECUTE on function erase_access_lines(last bigint, told bytea) to authority_jobs
grant EXECUTE on function log_access(at_ms bigint, officer text, what text, case_id bigint, reason text, once_in_ms bigint) to authority_app
grant EXECUTE on function log_access(at_ms bigint, officer text, what text, case_id bigint, reason text, once_in_ms bigint) to authority_jobs
grant EXECUTE on function month_of(at_ms bigint) to authority_app
grant EXECUTE on function raise_alarm(at_ms bigint, kind text, officer text, case_id bigint, detail text) to authority_app
grant EXECUTE on function raise_alarm(at_ms bigint, kind text, officer text, case_id bigint, detail text) to authority_jobs
grant EXECUTE on function sees_case(id bigint) to authority_app
grant EXECUTE on function sees_region(region text) to authority_app
grant EXECUTE on function signs_emergency(request bigint) to authority_app
grant EXECUTE on function signs_emergency_of(case_id bigint) to authority_app

grant USAGE on schema public to authority_app
grant USAGE on schema public to authority_jobs
grant USAGE on schema public to authority_worker
