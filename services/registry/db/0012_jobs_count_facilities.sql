-- The jobs count visits for every facility that may record, and need its number for that.

GRANT SELECT (id, status) ON facilities TO registry_jobs;
