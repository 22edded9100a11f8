-- Part of the service's name at the vendor, and so of what a teardown needs when the worker's own row is gone.
-- MySQL has no ADD COLUMN IF NOT EXISTS: a server that is killed between this and Flyway's own row must not stumble.
SET @den_add_worker_name = IF(
  (SELECT COUNT(*) FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'worker_teardown' AND column_name = 'worker_name') = 0,
  'ALTER TABLE worker_teardown ADD COLUMN worker_name varchar(255) NULL',
  'DO 0');
PREPARE den_add_worker_name FROM @den_add_worker_name;
EXECUTE den_add_worker_name;
DEALLOCATE PREPARE den_add_worker_name;
