-- How long a case is taken to have stayed where no exit was scanned, in the investigator's words.

ALTER TABLE case_data
  DROP CONSTRAINT case_data_kind_check,
  ADD CONSTRAINT case_data_kind_check CHECK (kind IN (
    'passes', 'visits', 'facilities', 'exposures', 'co-visits', 'groups', 'slips', 'safe-numbers', 'hand-ins', 'assumed-stays'));
