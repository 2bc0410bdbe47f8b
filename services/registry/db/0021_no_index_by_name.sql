-- Likely duplicates are looked for by building: what finds them by name alone is used by nothing.

DROP INDEX facilities_by_name_key;
