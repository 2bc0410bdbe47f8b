-- The jobs announce designations to facilities that came under them later: signed up, moved or changed since.

GRANT SELECT ON designations, designation_sectors, designation_facilities TO registry_jobs;
GRANT SELECT (facility, designation), INSERT ON designation_notices TO registry_jobs;
GRANT SELECT (id, version, name, sector, sector_detail, region, address, address_detail, area_m2, capacity, status) ON facilities TO registry_jobs;
