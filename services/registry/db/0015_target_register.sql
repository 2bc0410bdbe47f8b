-- The licence register as municipalities bring it, matched with the facilities that are registered. Facts of businesses, no visit and no
-- visitor. Bounded by rows as in 0007.

CREATE FUNCTION office_covers_sectors(named text[]) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT current_setting('kipass.sectors', true) = '*' OR coalesce(named <@ string_to_array(current_setting('kipass.sectors', true), ','), false)
$$;
COMMENT ON FUNCTION office_covers_sectors IS 'whether all of these sectors are among the officer''s; null stands for every sector';
REVOKE ALL ON FUNCTION office_covers_sectors FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office_covers_sectors TO registry_office;

CREATE TABLE register_imports (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  region text NOT NULL,
  sectors text[],
  officer bigint NOT NULL REFERENCES officers,
  by_name text NOT NULL,
  file_name text NOT NULL,
  upload_parts integer NOT NULL CHECK (upload_parts BETWEEN 1 AND 64),
  state text NOT NULL DEFAULT 'uploading'
    CHECK (state IN ('uploading', 'reading', 'columns', 'checking', 'checked', 'taking', 'done', 'failed', 'discarded')),
  fault text,
  header text[],
  sample jsonb,
  columns jsonb,
  total_lines integer NOT NULL DEFAULT 0,
  done_lines integer NOT NULL DEFAULT 0,
  report_parts integer NOT NULL DEFAULT 0,
  begun_ms bigint NOT NULL,
  ended_ms bigint,
  working_until timestamptz,
  attempts integer NOT NULL DEFAULT 0
);
CREATE INDEX register_imports_by_time ON register_imports (begun_ms);
COMMENT ON TABLE register_imports IS 'files of the licence register that were brought in, and how far each has come; erased after ninety days';
COMMENT ON COLUMN register_imports.region IS 'that of the officer who brought it, like sectors: bounds what of it is taken';
COMMENT ON COLUMN register_imports.fault IS 'why the whole file could not be read';
COMMENT ON COLUMN register_imports.columns IS 'which column of the file is which fact: proposed, then as the officer chose';
COMMENT ON COLUMN register_imports.working_until IS 'a process is at it until then; a later one takes it over where it stood';
COMMENT ON COLUMN register_imports.attempts IS 'how often a process began this step: one that always dies of it is not tried for ever';

CREATE TABLE register_files (
  import bigint NOT NULL REFERENCES register_imports ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('upload', 'report')),
  part integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (import, kind, part)
);
COMMENT ON TABLE register_files IS 'an import''s file, erased once it is taken or discarded, and its report; in parts that a request can carry';

CREATE TABLE register_entries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  region text NOT NULL,
  sector text NOT NULL,
  key text NOT NULL,
  place text NOT NULL,
  number text NOT NULL,
  service text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  address text NOT NULL,
  lot_address text NOT NULL,
  phone text NOT NULL,
  licensed_on date,
  area_m2 integer,
  state text NOT NULL CHECK (state IN ('operating', 'paused', 'closed')),
  x double precision,
  y double precision,
  match text NOT NULL CHECK (match IN ('sure', 'check', 'none')),
  facility bigint REFERENCES facilities ON DELETE SET NULL,
  candidates jsonb NOT NULL DEFAULT '[]',
  is_decided boolean NOT NULL DEFAULT false,
  taken_ms bigint NOT NULL,
  UNIQUE (region, key)
);
CREATE INDEX register_entries_by_facility ON register_entries (facility);
CREATE INDEX register_entries_by_match ON register_entries (region, match, id);
COMMENT ON TABLE register_entries IS 'businesses of the licence register: who should be registered; overwritten by later imports, kept while the scheme runs';
COMMENT ON COLUMN register_entries.version IS 'grows with every decision on whose facility it is';
COMMENT ON COLUMN register_entries.key IS 'service and 관리번호, or name and address of a list without numbers: the same row again is the same entry';
COMMENT ON COLUMN register_entries.place IS 'name and address without what people write differently';
COMMENT ON COLUMN register_entries.facility IS 'the registered facility it is taken to be';
COMMENT ON COLUMN register_entries.candidates IS 'facilities it may be, each with score and reasons, best first';
COMMENT ON COLUMN register_entries.is_decided IS 'an officer said which it is, or that it is none: nothing later overrules that';

CREATE TABLE register_lines (
  import bigint NOT NULL REFERENCES register_imports ON DELETE CASCADE,
  nth integer NOT NULL,
  line integer NOT NULL,
  result text NOT NULL CHECK (result IN ('new', 'changed', 'same', 'closed', 'duplicate', 'out-of-region', 'wrong')),
  reason text NOT NULL,
  sector text NOT NULL,
  name text NOT NULL,
  address text NOT NULL,
  match text CHECK (match IN ('sure', 'check', 'none')),
  entry jsonb,
  PRIMARY KEY (import, nth)
);
CREATE INDEX register_lines_by_result ON register_lines (import, result, nth);
COMMENT ON TABLE register_lines IS 'what becomes of each line of an import: every line of the file has one; erased with the import';
COMMENT ON COLUMN register_lines.reason IS 'what is wrong, or of which line it is a duplicate';
COMMENT ON COLUMN register_lines.entry IS 'what will stand in register_entries; null when nothing will';

CREATE TABLE register_matches (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry bigint NOT NULL REFERENCES register_entries ON DELETE CASCADE,
  facility bigint REFERENCES facilities ON DELETE SET NULL,
  match_before text NOT NULL,
  facility_before bigint REFERENCES facilities ON DELETE SET NULL,
  was_decided boolean NOT NULL,
  version_after integer NOT NULL,
  by_name text NOT NULL,
  at_ms bigint NOT NULL,
  undone_ms bigint
);
CREATE INDEX register_matches_by_entry ON register_matches (entry);
COMMENT ON TABLE register_matches IS 'what officers decided on whose facility an entry is; immutable but for being undone';

CREATE FUNCTION open_days(regular smallint[], of_facility bigint, after_day date, before_day date, most integer) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT count(*)::integer FROM (
    SELECT FROM generate_series(greatest(after_day, before_day - 63) + 1, before_day - 1, interval '1 day') AS one (at)
     WHERE extract(dow FROM one.at)::smallint <> ALL (regular)
       AND NOT EXISTS (SELECT FROM facility_closures c
                        WHERE c.facility = of_facility AND c.cancelled_ms IS NULL AND one.at::date BETWEEN c.from_day AND c.to_day)
     LIMIT most) open_day
$$;
COMMENT ON FUNCTION open_days IS 'days between two on which a facility is open by its 정기 휴무일 and 휴업: at most so many, of the last nine weeks';
REVOKE ALL ON FUNCTION open_days FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_days TO registry_office;

GRANT SELECT, INSERT, UPDATE (state, fault, header, sample, columns, total_lines, done_lines, report_parts, ended_ms, working_until, attempts)
  ON register_imports TO registry_office;
GRANT SELECT, INSERT, DELETE ON register_files, register_lines TO registry_office;
GRANT UPDATE (result, reason) ON register_lines TO registry_office;
GRANT SELECT, INSERT, UPDATE ON register_entries TO registry_office;
GRANT SELECT, INSERT, UPDATE (undone_ms) ON register_matches TO registry_office;
GRANT SELECT (begun_ms), DELETE ON register_imports TO registry_jobs;

ALTER TABLE register_imports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON register_imports USING (true);
CREATE POLICY by_region ON register_imports AS RESTRICTIVE TO registry_office USING (office_covers(region) AND office_covers_sectors(sectors));

ALTER TABLE register_files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON register_files USING (true);
CREATE POLICY by_region ON register_files AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM register_imports i WHERE i.id = import));

ALTER TABLE register_lines ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON register_lines USING (true);
CREATE POLICY by_region ON register_lines AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM register_imports i WHERE i.id = import));

ALTER TABLE register_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON register_entries USING (true);
CREATE POLICY by_region ON register_entries AS RESTRICTIVE TO registry_office USING (office_covers(region) AND office_covers_sector(sector));

ALTER TABLE register_matches ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY by_grant ON register_matches USING (true);
CREATE POLICY by_region ON register_matches AS RESTRICTIVE TO registry_office USING (EXISTS (SELECT FROM register_entries e WHERE e.id = entry));
