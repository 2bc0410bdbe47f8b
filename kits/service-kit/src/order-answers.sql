-- The table of order-desk.ts. A party copies it into its migration and grants SELECT, INSERT, UPDATE to the role that
-- discloses, SELECT, DELETE to the eraser.

CREATE TABLE order_answers (
  reference text NOT NULL,
  request_hash bytea NOT NULL CHECK (octet_length(request_hash) = 32),
  kind text NOT NULL,
  passes integer NOT NULL,
  visits integer NOT NULL,
  people integer NOT NULL,
  answered_at bigint NOT NULL,
  PRIMARY KEY (reference, request_hash)
);
COMMENT ON TABLE order_answers IS 'what was given under each order, counted against its limits; erased with its day after 28 days';
COMMENT ON COLUMN order_answers.reference IS 'the order''s own random number';
COMMENT ON COLUMN order_answers.answered_at IS 'first answer to this request, Unix seconds';
