table accounts -- visitors; each destroyed 28 days after the day of its last pass, with that day's pass key
  number bigint not null -- immutable; inside pass ids, encrypted
  name_sealed bytea not null -- sealed under the profile key for this row and column
  phone_sealed bytea -- sealed under the profile key for this row and column
  phone_index bytea -- keyed hash of the phone; one living account each; children have none
  session_generation bigint not null -- the one session that counts, from session_numbers: older ones are void
  verified_until date -- last day the phone counts as verified; a child's is its guardian's
  last_pass_day date -- day of the last draw, its children's included, written later and in random order; never a time
  enrolled_day date not null -- day of the last enrolment, its children's included
  ended_day date -- day it stopped drawing: consent withdrawn, or the phone proved under another name
  paused_day date -- day the visitor had the processing suspended; nothing is drawn until it is resumed
  guardian bigint -- the account that answers for this child
  birth_date_sealed bytea -- a child's, sealed under the profile key for this row and column: says when it turns 14
  has_own_device boolean not null default false -- a child draws on a device of its own and not on its guardian's
table child_device_codes -- the last code a guardian was shown for a child's own device; erased once used, or after its three minutes
  guardian bigint not null
  child bigint not null
  code bytea not null -- keyed hash of guardian, child, time and code; never the code
  shown_at_ms bigint not null
  tries integer not null default 0 -- times a code was entered; five at most
table consents -- what was agreed to, in which version, when, and when it was withdrawn; never overwritten, destroyed with the account
  account bigint not null
  kind text not null
  version text not null
  agreed_day date not null
  withdrawn_day date -- day it was withdrawn; of each kind the last that was not counts
table data_requests -- demands for access, correction, erasure or suspension; destroyed with the account
  number integer not null -- random; all that whoever answers is told
  account bigint not null
  kind text not null
  text_sealed bytea not null -- the visitor's words, sealed under the profile key for this number
  opened_day date not null
  answered_day date
  answer_sealed bytea -- the answer in words, sealed likewise; none where the demand took effect at once
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
table order_answers -- what was given under each order, counted against its limits; erased with its day after 28 days
  reference text not null -- the order's own random number
  request_hash bytea not null
  kind text not null
  passes integer not null
  visits integer not null
  people integer not null
  answered_at bigint not null -- first answer to this request, Unix seconds
table phone_code_sends -- what the limits count; erased after a day
  phone bytea not null -- keyed hash of the number; never the number
  sent_at_ms bigint not null
  guessed boolean not null default false -- this message's code was entered wrongly five times
table phone_codes -- the last code sent to a phone for a purpose; erased once used, or after its three minutes
  phone bytea not null -- keyed hash of the number; never the number
  purpose text not null
  code bytea not null -- keyed hash of number, purpose, time and code; never the code
  sent_at_ms bigint not null
  tries integer not null default 0 -- times a code was entered; five at most
table provisions -- what of a person was provided under which order, for that person to read; destroyed with the account
  account bigint not null
  order_index bytea not null -- keyed hash of order and account: tells the same answer again, and links no two people
  kind text not null
  order_sealed bytea not null -- the order's reference, legal basis and purpose, sealed under the profile key for this account
  provided_day date not null
  notify_after date not null -- first day on which the person may know
  told_day date -- day the message was taken by whoever delivers it; null before
  tell_attempts integer not null default 0
  tell_from_day date -- after a few messages that were not taken: not tried before this day
table revoked_sessions -- accounts whose older sessions are void; erased once those have run out by themselves
  subject bigint not null -- account number
  not_before_ms bigint not null -- sessions with a lower number are void: a number from session_numbers, not a time
  revoked_day date not null
table safe_numbers -- whose a safe number is, or was; a former one is destroyed 28 days after it ended, a present one with the account
  serial integer not null -- what the number is made of, with the key in the vault; never the number
  account bigint not null
  assigned_day date not null
  ended_day date -- day it was exchanged for another
table sms_budgets -- messages sent within a window, for each budget that numbers share; erased after a day
  budget text not null -- what is counted: prefix of the number, network of the request, or all
  subject bytea not null -- keyed hash of the prefix or, under a key of the day, of the network; empty for all
  window_start_ms bigint not null
  sent integer not null

sequence account_numbers
sequence safe_number_serials
sequence session_numbers

constraint accounts_birth_date_sealed_check on accounts: CHECK ((octet_length(birth_date_sealed) > 28))
constraint accounts_guardian_fkey on accounts: FOREIGN KEY (guardian) REFERENCES accounts(number) ON DELETE CASCADE
constraint accounts_name_sealed_check on accounts: CHECK ((octet_length(name_sealed) > 28))
constraint accounts_number_check on accounts: CHECK (((number >= 1) AND (number <= '281474976710655'::bigint)))
constraint accounts_phone_index_check on accounts: CHECK ((octet_length(phone_index) = 32))
constraint accounts_phone_or_guardian on accounts: CHECK (((num_nonnulls(phone_sealed, phone_index, verified_until) =
CASE
    WHEN (guardian IS NULL) THEN 3
    ELSE 0
END) AND ((guardian IS NULL) = (birth_date_sealed IS NULL))))
constraint accounts_phone_sealed_check on accounts: CHECK ((octet_length(phone_sealed) > 28))
constraint accounts_pkey on accounts: PRIMARY KEY (number)
constraint child_device_codes_child_fkey on child_device_codes: FOREIGN KEY (child) REFERENCES accounts(number) ON DELETE CASCADE
constraint child_device_codes_code_check on child_device_codes: CHECK ((octet_length(code) = 32))
constraint child_device_codes_guardian_fkey on child_device_codes: FOREIGN KEY (guardian) REFERENCES accounts(number) ON DELETE CASCADE
constraint child_device_codes_pkey on child_device_codes: PRIMARY KEY (guardian)
constraint consents_account_fkey on consents: FOREIGN KEY (account) REFERENCES accounts(number) ON DELETE CASCADE
constraint consents_kind_check on consents: CHECK ((kind = ANY (ARRAY['collection'::text, 'provision'::text, 'location'::text, 'guardian'::text])))
constraint consents_pkey on consents: PRIMARY KEY (account, kind, version, agreed_day)
constraint data_requests_account_fkey on data_requests: FOREIGN KEY (account) REFERENCES accounts(number) ON DELETE CASCADE
constraint data_requests_answer_sealed_check on data_requests: CHECK ((octet_length(answer_sealed) >= 28))
constraint data_requests_check on data_requests: CHECK (((answer_sealed IS NULL) OR (answered_day IS NOT NULL)))
constraint data_requests_kind_check on data_requests: CHECK ((kind = ANY (ARRAY['access'::text, 'correction'::text, 'erasure'::text, 'suspension'::text])))
constraint data_requests_number_check on data_requests: CHECK (((number >= 10000000) AND (number <= 99999999)))
constraint data_requests_pkey on data_requests: PRIMARY KEY (number)
constraint data_requests_text_sealed_check on data_requests: CHECK ((octet_length(text_sealed) >= 28))
constraint key_checks_check_value_check on key_checks: CHECK ((octet_length(check_value) = 16))
constraint key_checks_pkey on key_checks: PRIMARY KEY (name)
constraint log_entries_hash_check on log_entries: CHECK ((octet_length(hash) = 32))
constraint log_entries_pkey on log_entries: PRIMARY KEY (seq)
constraint log_heads_hash_check on log_heads: CHECK ((octet_length(hash) = 32))
constraint log_heads_pkey on log_heads: PRIMARY KEY (seq, at)
constraint log_heads_signature_check on log_heads: CHECK ((octet_length(signature) = 64))
constraint order_answers_pkey on order_answers: PRIMARY KEY (reference, request_hash)
constraint order_answers_request_hash_check on order_answers: CHECK ((octet_length(request_hash) = 32))
constraint phone_codes_pkey on phone_codes: PRIMARY KEY (phone, purpose)
constraint provisions_account_fkey on provisions: FOREIGN KEY (account) REFERENCES accounts(number) ON DELETE CASCADE
constraint provisions_kind_check on provisions: CHECK ((kind = ANY (ARRAY['passes-of-person'::text, 'identities-of-passes'::text, 'identities-of-safe-numbers'::text])))
constraint provisions_order_index_check on provisions: CHECK ((octet_length(order_index) = 32))
constraint provisions_order_sealed_check on provisions: CHECK ((octet_length(order_sealed) > 28))
constraint provisions_pkey on provisions: PRIMARY KEY (account, order_index)
constraint revoked_sessions_pkey on revoked_sessions: PRIMARY KEY (subject)
constraint safe_numbers_account_fkey on safe_numbers: FOREIGN KEY (account) REFERENCES accounts(number) ON DELETE CASCADE
constraint safe_numbers_pkey on safe_numbers: PRIMARY KEY (serial)
constraint safe_numbers_serial_check on safe_numbers: CHECK (((serial >= 0) AND (serial <= 102042499)))
constraint sms_budgets_pkey on sms_budgets: PRIMARY KEY (budget, subject, window_start_ms)

CREATE INDEX accounts_by_any_phone ON accounts USING btree (phone_index)
CREATE INDEX accounts_by_guardian ON accounts USING btree (guardian) WHERE (guardian IS NOT NULL)
CREATE INDEX accounts_by_last_use ON accounts USING btree (GREATEST(last_pass_day, enrolled_day))
CREATE INDEX child_device_codes_by_time ON child_device_codes USING btree (shown_at_ms)
CREATE INDEX data_requests_by_account ON data_requests USING btree (account)
CREATE INDEX phone_code_sends_by_phone ON phone_code_sends USING btree (phone, sent_at_ms)
CREATE INDEX phone_code_sends_by_time ON phone_code_sends USING btree (sent_at_ms)
CREATE INDEX provisions_untold ON provisions USING btree (notify_after) WHERE (told_day IS NULL)
CREATE INDEX revoked_sessions_by_time ON revoked_sessions USING btree (not_before_ms)
CREATE INDEX safe_numbers_by_account ON safe_numbers USING btree (account)
CREATE INDEX safe_numbers_by_end ON safe_numbers USING btree (ended_day)
CREATE INDEX sms_budgets_by_time ON sms_budgets USING btree (window_start_ms)
CREATE UNIQUE INDEX accounts_by_phone ON accounts USING btree (phone_index) WHERE (ended_day IS NULL)
CREATE UNIQUE INDEX data_requests_open ON data_requests USING btree (account, kind) WHERE (answered_day IS NULL)
CREATE UNIQUE INDEX safe_numbers_present ON safe_numbers USING btree (account) WHERE (ended_day IS NULL)

grant USAGE on account_numbers to issuer_app
grant INSERT, SELECT on accounts to issuer_app
grant DELETE on accounts to issuer_jobs
grant DELETE, INSERT, SELECT, UPDATE on child_device_codes to issuer_app
grant DELETE on child_device_codes to issuer_jobs
grant INSERT, SELECT on consents to issuer_app
grant INSERT, SELECT on data_requests to issuer_app
grant SELECT on key_checks to issuer_app
grant DELETE, INSERT, SELECT on key_checks to issuer_jobs
grant SELECT on log_entries to issuer_app
grant INSERT, SELECT on log_entries to issuer_disclose
grant INSERT, SELECT on log_entries to issuer_jobs
grant SELECT on log_heads to issuer_app
grant INSERT, SELECT on log_heads to issuer_disclose
grant INSERT, SELECT on log_heads to issuer_jobs
grant INSERT, SELECT, UPDATE on order_answers to issuer_disclose
grant DELETE on order_answers to issuer_jobs
grant INSERT, SELECT on phone_code_sends to issuer_app
grant DELETE on phone_code_sends to issuer_jobs
grant DELETE, INSERT, SELECT, UPDATE on phone_codes to issuer_app
grant DELETE on phone_codes to issuer_jobs
grant SELECT on provisions to issuer_app
grant INSERT on provisions to issuer_disclose
grant INSERT, SELECT, UPDATE on revoked_sessions to issuer_app
grant DELETE, INSERT, SELECT, UPDATE on revoked_sessions to issuer_jobs
grant USAGE on safe_number_serials to issuer_app
grant INSERT, SELECT on safe_numbers to issuer_app
grant SELECT on safe_numbers to issuer_disclose
grant DELETE on safe_numbers to issuer_jobs
grant USAGE on session_numbers to issuer_app
grant USAGE on session_numbers to issuer_jobs
grant INSERT, SELECT on sms_budgets to issuer_app
grant DELETE on sms_budgets to issuer_jobs

grant SELECT on accounts (number) to issuer_disclose
grant SELECT on accounts (number) to issuer_jobs
grant SELECT on accounts (name_sealed) to issuer_disclose
grant UPDATE on accounts (phone_sealed) to issuer_app
grant SELECT on accounts (phone_sealed) to issuer_disclose
grant UPDATE on accounts (phone_index) to issuer_app
grant SELECT on accounts (phone_index) to issuer_disclose
grant UPDATE on accounts (session_generation) to issuer_app
grant UPDATE on accounts (verified_until) to issuer_app
grant UPDATE on accounts (last_pass_day) to issuer_app
grant SELECT on accounts (last_pass_day) to issuer_jobs
grant UPDATE on accounts (enrolled_day) to issuer_app
grant SELECT on accounts (enrolled_day) to issuer_jobs
grant UPDATE on accounts (ended_day) to issuer_app
grant UPDATE on accounts (paused_day) to issuer_app
grant SELECT on accounts (guardian) to issuer_disclose
grant UPDATE on accounts (has_own_device) to issuer_app
grant SELECT on child_device_codes (shown_at_ms) to issuer_jobs
grant UPDATE on consents (withdrawn_day) to issuer_app
grant SELECT on data_requests (number) to issuer_jobs
grant SELECT on data_requests (kind) to issuer_jobs
grant SELECT on data_requests (text_sealed) to issuer_jobs
grant SELECT on data_requests (opened_day) to issuer_jobs
grant SELECT, UPDATE on data_requests (answered_day) to issuer_jobs
grant SELECT, UPDATE on data_requests (answer_sealed) to issuer_jobs
grant SELECT on order_answers (answered_at) to issuer_jobs
grant SELECT on phone_code_sends (sent_at_ms) to issuer_jobs
grant UPDATE on phone_code_sends (guessed) to issuer_app
grant SELECT on phone_codes (sent_at_ms) to issuer_jobs
grant UPDATE on provisions (told_day) to issuer_app
grant UPDATE on provisions (tell_attempts) to issuer_app
grant UPDATE on provisions (tell_from_day) to issuer_app
grant UPDATE on safe_numbers (ended_day) to issuer_app
grant SELECT on safe_numbers (ended_day) to issuer_jobs
grant SELECT on sms_budgets (window_start_ms) to issuer_jobs
grant UPDATE on sms_budgets (sent) to issuer_app

grant USAGE on schema public to issuer_app
grant USAGE on schema public to issuer_disclose
grant USAGE on schema public to issuer_jobs
