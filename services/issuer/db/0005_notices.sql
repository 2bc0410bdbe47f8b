-- Whom something of theirs was provided under an order is told so by text message, once, from the order's day on.

ALTER TABLE provisions
  ADD told_day date,
  ADD tell_attempts integer NOT NULL DEFAULT 0,
  ADD tell_from_day date;
CREATE INDEX provisions_untold ON provisions (notify_after) WHERE told_day IS NULL;
COMMENT ON COLUMN provisions.told_day IS 'day the message was taken by whoever delivers it; null before';
COMMENT ON COLUMN provisions.tell_from_day IS 'after a few messages that were not taken: not tried before this day';

GRANT UPDATE (told_day, tell_attempts, tell_from_day) ON provisions TO issuer_app;
