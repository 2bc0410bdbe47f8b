-- What facilities keep on paper and report destroyed, and what they were certified. Nothing here concerns a visitor.

CREATE TABLE paper_books (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  facility bigint NOT NULL REFERENCES facilities,
  from_day date NOT NULL,
  to_day date NOT NULL CHECK (to_day >= from_day),
  place_kept text NOT NULL,
  destroy_by date NOT NULL,
  registered_on date NOT NULL,
  registered_by bigint NOT NULL REFERENCES members
);
CREATE INDEX paper_books_by_facility ON paper_books (facility);
CREATE INDEX paper_books_by_date ON paper_books (destroy_by);
COMMENT ON TABLE paper_books IS '수기명부 a facility keeps: that they exist and where, never what is written in them; all columns immutable';
COMMENT ON COLUMN paper_books.to_day IS 'day of the last entry';
COMMENT ON COLUMN paper_books.place_kept IS 'as the manager puts it: ''사무실 잠금 캐비닛''';
COMMENT ON COLUMN paper_books.destroy_by IS 'four weeks after the last entry';

CREATE TABLE paper_destructions (
  book bigint PRIMARY KEY REFERENCES paper_books,
  destroyed_on date NOT NULL,
  way text NOT NULL CHECK (way IN ('shredded', 'burnt')),
  destroyed_by text NOT NULL,
  reported_on date NOT NULL,
  reported_by bigint NOT NULL REFERENCES members
);
COMMENT ON TABLE paper_destructions IS 'the report to the municipality that a book was destroyed; written once, all columns immutable';
COMMENT ON COLUMN paper_destructions.destroyed_by IS 'who did it, as the manager puts it';

CREATE TABLE certificates (
  reference text PRIMARY KEY,
  facility bigint NOT NULL REFERENCES facilities,
  from_day date NOT NULL,
  to_day date NOT NULL CHECK (to_day >= from_day),
  visits bigint NOT NULL,
  issued_on date NOT NULL,
  issued_by bigint NOT NULL REFERENCES members
);
CREATE INDEX certificates_by_facility ON certificates (facility);
COMMENT ON TABLE certificates IS '이행 확인서 given out, to check a printed one against; all columns immutable';
COMMENT ON COLUMN certificates.reference IS '발급번호, printed on it; its last eight characters are random';
COMMENT ON COLUMN certificates.visits IS 'visits in, in all of the period';

GRANT SELECT, INSERT ON paper_books, paper_destructions, certificates TO registry_manage;
