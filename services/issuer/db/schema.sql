table accounts -- visitors; each destroyed 28 days after the day of its last pass, with that day's pass key
  number bigint not null -- immutable; inside pass ids, encrypted
  name_sealed bytea not null -- sealed under the profile key for this row and column
  phone_sealed bytea not null -- sealed under the profile key for this row and column
  phone_index bytea not null -- keyed hash of the phone; one living account each
  session_generation bigint not null -- the one session that counts, from session_numbers: older ones are void
  verified_until date not null -- last day the phone counts as verified
  last_pass_day date -- day of the last draw, written later and in random order; never a time
  enrolled_day date not null -- day of the last enrolment
  ended_day date -- day it stopped drawing: consent withdrawn, or the phone proved under another name
table consents -- what was agreed to, in which version; destroyed with the account
  account bigint not null
  kind text not null
  version text not null
  agreed_day date not null
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
table revoked_sessions -- accounts whose older sessions are void; erased once those have run out by themselves
  subject bigint not null -- account number
  not_before_ms bigint not null -- sessions with a lower number are void: a number from session_numbers, not a time
  revoked_day date not null
table sms_budgets -- messages sent within a window, for each budget that numbers share; erased after a day
  budget text not null -- what is counted: prefix of the number, network of the request, or all
  subject bytea not null -- keyed hash of the prefix or, under a key of the day, of the network; empty for all
  window_start_ms bigint not null
  sent integer not null

sequence account_numbers
sequence session_numbers

constraint accounts_name_sealed_check on accounts: CHECK ((octet_length(name_sealed) > 28))
constraint accounts_number_check on accounts: CHECK (((number >= 1) AND (number <= '281474976710655'::bigint)))
constraint accounts_phone_index_check on accounts: CHECK ((octet_length(phone_index) = 32))
constraint accounts_phone_sealed_check on accounts: CHECK ((octet_length(phone_sealed) > 28))
constraint accounts_pkey on accounts: PRIMARY KEY (number)
constraint consents_account_fkey on consents: FOREIGN KEY (account) REFERENCES accounts(number) ON DELETE CASCADE
constraint consents_kind_check on consents: CHECK ((kind = ANY (ARRAY['collection'::text, 'provision'::text, 'location'::text])))
constraint consents_pkey on consents: PRIMARY KEY (account, kind)
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
constraint revoked_sessions_pkey on revoked_sessions: PRIMARY KEY (subject)
constraint sms_budgets_pkey on sms_budgets: PRIMARY KEY (budget, subject, window_start_ms)

CREATE INDEX accounts_by_any_phone ON accounts USING btree (phone_index)
CREATE INDEX accounts_by_last_use ON accounts USING btree (GREATEST(last_pass_day, enrolled_day))
CREATE INDEX phone_code_sends_by_phone ON phone_code_sends USING btree (phone, sent_at_ms)
CREATE INDEX phone_code_sends_by_time ON phone_code_sends USING btree (sent_at_ms)
CREATE INDEX revoked_sessions_by_time ON revoked_sessions USING btree (not_before_ms)
CREATE INDEX sms_budgets_by_time ON sms_budgets USING btree (window_start_ms)
CREATE UNIQUE INDEX accounts_by_phone ON accounts USING btree (phone_index) WHERE (ended_day IS NULL)

grant USAGE on account_numbers to issuer_app
grant INSERT, SELECT on accounts to issuer_app
grant DELETE on accounts to issuer_jobs
grant INSERT, SELECT on consents to issuer_app
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
grant INSERT, SELECT, UPDATE on revoked_sessions to issuer_app
grant DELETE, INSERT, SELECT, UPDATE on revoked_sessions to issuer_jobs
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
grant UPDATE on consents (version) to issuer_app
grant UPDATE on consents (agreed_day) to issuer_app
grant SELECT on order_answers (answered_at) to issuer_jobs
grant SELECT on phone_code_sends (sent_at_ms) to issuer_jobs
grant UPDATE on phone_code_sends (guessed) to issuer_app
grant SELECT on phone_codes (sent_at_ms) to issuer_jobs
grant SELECT on sms_budgets (window_start_ms) to issuer_jobs
grant UPDATE on sms_budgets (sent) to issuer_app

grant USAGE on schema public to issuer_app
grant USAGE on schema public to issuer_disclose
grant USAGE on schema public to issuer_jobs
