-- What managers do with a facility after sign-up: its facts and their history, moving, handing over, closed days, leaving.

ALTER TABLE facilities
  ADD COLUMN place text,
  ADD COLUMN responsible text NOT NULL DEFAULT 'representative' CHECK (responsible IN ('representative', 'infection-control')),
  ADD COLUMN area_m2 integer CHECK (area_m2 BETWEEN 1 AND 1000000),
  ADD COLUMN capacity integer CHECK (capacity BETWEEN 1 AND 1000000),
  ADD COLUMN business_state text NOT NULL DEFAULT 'unknown'
    CHECK (business_state IN ('operating', 'paused', 'ended', 'unregistered', 'unknown')),
  ADD COLUMN closed_weekdays smallint[] NOT NULL DEFAULT '{}' CHECK (closed_weekdays <@ ARRAY[0, 1, 2, 3, 4, 5, 6]::smallint[]),
  ADD COLUMN ended_as text CHECK (ended_as IN ('closed', 'moved', 'withdrawn')),
  ADD COLUMN reopens_as text CHECK (reopens_as IN ('active', 'waiting', 'suspended')),
  ADD CHECK (ended_as IS NULL OR status = 'closed'),
  ADD CHECK ((reopens_as IS NOT NULL) = (ended_as IS NOT DISTINCT FROM 'closed'));
UPDATE facilities SET place = address || E'\n' || address_detail;
ALTER TABLE facilities ALTER COLUMN place SET NOT NULL;
DROP INDEX facilities_one_per_place;
CREATE UNIQUE INDEX facilities_one_per_place ON facilities (business_number, region, place)
  WHERE business_number IS NOT NULL AND status <> 'closed';
COMMENT ON TABLE facilities IS 'a venue with one address; kept until its last visits have died after it was withdrawn, because visits name it';
COMMENT ON COLUMN facilities.place IS 'address and detail without what people write differently: the same place is registered once per business number';
COMMENT ON COLUMN facilities.representative IS 'name of who is responsible, sealed under the contact key';
COMMENT ON COLUMN facilities.responsible IS 'whether that is the 대표자 or the 방역관리자';
COMMENT ON COLUMN facilities.area_m2 IS 'asked only where a rule depends on it';
COMMENT ON COLUMN facilities.capacity IS 'people at once; asked only where a rule depends on it';
COMMENT ON COLUMN facilities.business_state IS '계속사업자, 휴업자, 폐업자, not in the tax office''s register; unknown: not asked, or no answer then';
COMMENT ON COLUMN facilities.closed_weekdays IS '정기 휴무일; 0 is Sunday';
COMMENT ON COLUMN facilities.ended_as IS 'what its manager closed it as; null: open, or closed by the municipality';
COMMENT ON COLUMN facilities.reopens_as IS 'the status that reopening gives back';

-- Numbers verified at several facilities of one business link them for the person who holds the phone.
ALTER TABLE members ADD COLUMN phone_hash bytea CHECK (octet_length(phone_hash) = 32);
CREATE INDEX members_by_phone ON members (phone_hash) WHERE phone_hash IS NOT NULL;
COMMENT ON COLUMN members.phone_hash IS 'keyed hash of a manager''s verified number: finds the log-ins of who holds it';
COMMENT ON COLUMN members.facility IS 'the one after a move; doors stay';

CREATE TABLE facility_history (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  at_ms bigint NOT NULL,
  member bigint,
  by_name text NOT NULL,
  what text NOT NULL,
  old_value text,
  new_value text
);
CREATE INDEX facility_history_by_facility ON facility_history (facility, id);
COMMENT ON TABLE facility_history IS 'every change of a facility: all columns immutable, dies with the facility';
COMMENT ON COLUMN facility_history.member IS 'who; null: the municipality, or nobody logged in';
COMMENT ON COLUMN facility_history.by_name IS 'the manager''s log-in id, or the office: ''강남구 위생과''';
COMMENT ON COLUMN facility_history.what IS 'a fact''s name, or what was done';
COMMENT ON COLUMN facility_history.old_value IS 'null where there was none; never a person''s name or number';

CREATE TABLE facility_lineage (
  earlier bigint PRIMARY KEY REFERENCES facilities ON DELETE CASCADE,
  later bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('moved', 'merged')),
  at_ms bigint NOT NULL,
  CHECK (earlier <> later)
);
CREATE INDEX facility_lineage_by_later ON facility_lineage (later);
COMMENT ON TABLE facility_lineage IS 'which facility goes on as which; the address of a visit is that of the id it names';

CREATE TABLE facility_closures (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  from_day date NOT NULL,
  to_day date NOT NULL CHECK (to_day >= from_day),
  kind text NOT NULL CHECK (kind IN ('pause', 'holiday')),
  added_ms bigint NOT NULL,
  cancelled_ms bigint
);
CREATE INDEX facility_closures_by_facility ON facility_closures (facility);
COMMENT ON TABLE facility_closures IS '휴업 기간 and dated 휴무일: days without visits that are no silence; immutable but for their cancelling';

CREATE TABLE deletion_requests (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  facility bigint NOT NULL REFERENCES facilities ON DELETE CASCADE,
  duplicate_of bigint REFERENCES facilities ON DELETE SET NULL,
  reason text NOT NULL,
  requested_ms bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'done', 'refused', 'taken-back')),
  decided_ms bigint,
  answer text,
  CHECK ((state = 'open') = (decided_ms IS NULL))
);
CREATE UNIQUE INDEX deletion_requests_one_open ON deletion_requests (facility) WHERE state = 'open';
COMMENT ON TABLE deletion_requests IS '중복 삭제 요청: a facility that asks its municipality to delete it as registered twice; one open at a time';
COMMENT ON COLUMN deletion_requests.duplicate_of IS 'the registration that stays, when it is known';
COMMENT ON COLUMN deletion_requests.answer IS 'the municipality''s, to the manager';

GRANT UPDATE (name, place, representative, responsible, business_number, business_state, telephone, sector, sector_detail, area_m2, capacity,
  closed_weekdays, ended_as, reopens_as) ON facilities TO registry_manage;
GRANT UPDATE (facility, password_hash) ON members TO registry_manage;
GRANT SELECT, INSERT ON facility_history, facility_lineage TO registry_manage;
GRANT SELECT, INSERT, UPDATE (cancelled_ms) ON facility_closures TO registry_manage;
GRANT SELECT, INSERT, UPDATE (state, decided_ms, answer) ON deletion_requests TO registry_manage;
GRANT SELECT ON facility_lineage TO registry_disclose;

-- A facility dies whole: what its people did dies with it.
ALTER TABLE members DROP CONSTRAINT members_facility_fkey,
  ADD CONSTRAINT members_facility_fkey FOREIGN KEY (facility) REFERENCES facilities ON DELETE CASCADE;
ALTER TABLE terminals DROP CONSTRAINT terminals_facility_fkey, DROP CONSTRAINT terminals_member_fkey,
  ADD CONSTRAINT terminals_facility_fkey FOREIGN KEY (facility) REFERENCES facilities ON DELETE CASCADE,
  ADD CONSTRAINT terminals_member_fkey FOREIGN KEY (member) REFERENCES members ON DELETE CASCADE;
ALTER TABLE pairing_codes DROP CONSTRAINT pairing_codes_member_fkey,
  ADD CONSTRAINT pairing_codes_member_fkey FOREIGN KEY (member) REFERENCES members ON DELETE CASCADE;
ALTER TABLE paper_books DROP CONSTRAINT paper_books_facility_fkey, DROP CONSTRAINT paper_books_registered_by_fkey,
  ADD CONSTRAINT paper_books_facility_fkey FOREIGN KEY (facility) REFERENCES facilities ON DELETE CASCADE,
  ADD CONSTRAINT paper_books_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES members ON DELETE CASCADE;
ALTER TABLE paper_destructions DROP CONSTRAINT paper_destructions_book_fkey, DROP CONSTRAINT paper_destructions_reported_by_fkey,
  ADD CONSTRAINT paper_destructions_book_fkey FOREIGN KEY (book) REFERENCES paper_books ON DELETE CASCADE,
  ADD CONSTRAINT paper_destructions_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES members ON DELETE CASCADE;
ALTER TABLE certificates DROP CONSTRAINT certificates_facility_fkey, DROP CONSTRAINT certificates_issued_by_fkey,
  ADD CONSTRAINT certificates_facility_fkey FOREIGN KEY (facility) REFERENCES facilities ON DELETE CASCADE,
  ADD CONSTRAINT certificates_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES members ON DELETE CASCADE;
GRANT SELECT (id, status, status_changed_ms, ended_as), DELETE ON facilities TO registry_jobs;
GRANT SELECT (earlier, later) ON facility_lineage TO registry_jobs;
