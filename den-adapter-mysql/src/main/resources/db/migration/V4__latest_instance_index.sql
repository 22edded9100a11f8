CREATE INDEX den_worker_instance_latest ON worker_instance (worker_id, created_at, id);
