-- To announce a designation the jobs need what rules ask about, never what a facility is called or where it is.

REVOKE SELECT (name, version, sector_detail, address, address_detail) ON facilities FROM registry_jobs;
