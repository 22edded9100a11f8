CREATE INDEX den_worker_creator ON worker (created_by_user_id, destination, status);
