-- What messages cost is bounded for what numbers share: prefix, network, all of them.

ALTER TABLE phone_code_sends ADD COLUMN guessed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN phone_code_sends.guessed IS 'this message''s code was entered wrongly five times';

CREATE TABLE sms_budgets (
  budget text NOT NULL,
  subject bytea NOT NULL,
  window_start_ms bigint NOT NULL,
  sent integer NOT NULL,
  PRIMARY KEY (budget, subject, window_start_ms)
);
CREATE INDEX sms_budgets_by_time ON sms_budgets (window_start_ms);
COMMENT ON TABLE sms_budgets IS 'messages sent within a window, for each budget that numbers share; erased after a day';
COMMENT ON COLUMN sms_budgets.budget IS 'what is counted: prefix of the number, network of the request, or all';
COMMENT ON COLUMN sms_budgets.subject IS 'keyed hash of the prefix or, under a key of the day, of the network; empty for all';

GRANT UPDATE (guessed) ON phone_code_sends TO issuer_app;
GRANT SELECT, INSERT, UPDATE (sent) ON sms_budgets TO issuer_app;
GRANT SELECT (window_start_ms), DELETE ON sms_budgets TO issuer_jobs;

-- Somebody with a new number, proved under the same name, keeps the account.
GRANT UPDATE (phone_sealed, phone_index) ON accounts TO issuer_app;
