-- A designation is announced by a notice, once to each facility, whichever office sends it. Facilities learn by which telephone their office is asked.

ALTER TABLE notice_recipients ADD COLUMN designation bigint REFERENCES designations;
COMMENT ON COLUMN notice_recipients.designation IS 'the designation that the notice announces; null: it announces none';
CREATE UNIQUE INDEX notice_recipients_once ON notice_recipients (designation, facility) WHERE designation IS NOT NULL;

GRANT SELECT (region, telephone) ON office_letterheads TO registry_manage;
