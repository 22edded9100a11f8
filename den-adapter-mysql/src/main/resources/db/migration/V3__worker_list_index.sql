-- One statement a file from here on: DDL cannot be rolled back.
CREATE INDEX den_worker_org_created ON worker (org_id, created_at, id);
