-- Den's own tables. IF NOT EXISTS, because a server that is killed half-way leaves some of them.
-- utf8mb4_bin: identifiers are compared exactly, and a join with an older table takes this collation
-- whatever that table's is. datetime and not timestamp: no session time zone has a say in it.

CREATE TABLE IF NOT EXISTS worker_launch (
  worker_id varchar(64) NOT NULL,
  org_id varchar(64) NOT NULL,
  created_by_user_id varchar(64) NOT NULL,
  vanity_domain varchar(255) NULL,
  reference varchar(64) NOT NULL,
  state varchar(32) NOT NULL,
  terminal boolean NOT NULL,
  host_ref varchar(255) NULL,
  host_url varchar(2048) NULL,
  final_url varchar(2048) NULL,
  create_sent_at datetime(3) NULL,
  step varchar(32) NULL,
  failure_code varchar(32) NULL,
  failure_detail text NULL,
  since datetime(3) NOT NULL,
  deadline datetime(3) NOT NULL,
  attempt int NOT NULL,
  due_at datetime(3) NOT NULL,
  waiting_for text NULL,
  published boolean NOT NULL,
  last_seq bigint NOT NULL,
  version bigint NOT NULL,
  requested_at datetime(3) NOT NULL,
  PRIMARY KEY (worker_id),
  KEY worker_launch_terminal (terminal)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS worker_launch_event (
  worker_id varchar(64) NOT NULL,
  seq bigint NOT NULL,
  kind varchar(16) NOT NULL,
  occurred_at datetime(3) NOT NULL,
  step varchar(32) NULL,
  progress varchar(16) NULL,
  since datetime(3) NULL,
  attempt int NULL,
  deadline datetime(3) NULL,
  detail text NULL,
  status varchar(16) NULL,
  url varchar(2048) NULL,
  failure_code varchar(32) NULL,
  reference varchar(64) NULL,
  PRIMARY KEY (worker_id, seq)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS worker_teardown (
  worker_id varchar(64) NOT NULL,
  org_id varchar(64) NOT NULL,
  created_by_user_id varchar(64) NULL,
  instance_url varchar(2048) NULL,
  create_sent_at datetime(3) NULL,
  host_ref varchar(255) NULL,
  host_state varchar(16) NOT NULL,
  host_at datetime(3) NOT NULL,
  host_attempts int NOT NULL,
  host_last_error text NULL,
  host_due_at datetime(3) NOT NULL,
  domain_ref varchar(255) NULL,
  domain_state varchar(16) NULL,
  domain_at datetime(3) NULL,
  domain_attempts int NULL,
  domain_last_error text NULL,
  domain_due_at datetime(3) NULL,
  dns_ref varchar(255) NULL,
  dns_state varchar(16) NULL,
  dns_at datetime(3) NULL,
  dns_attempts int NULL,
  dns_last_error text NULL,
  dns_due_at datetime(3) NULL,
  deletes_host boolean NOT NULL,
  requested_at datetime(3) NOT NULL,
  finished_at datetime(3) NULL,
  version bigint NOT NULL,
  PRIMARY KEY (worker_id),
  KEY worker_teardown_finished_at (finished_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS scheduled_tasks (
  task_name varchar(100) NOT NULL,
  task_instance varchar(100) NOT NULL,
  task_data blob NULL,
  execution_time datetime(6) NOT NULL,
  picked boolean NOT NULL,
  picked_by varchar(50) NULL,
  last_success datetime(6) NULL,
  last_failure datetime(6) NULL,
  consecutive_failures int NULL,
  last_heartbeat datetime(6) NULL,
  version bigint NOT NULL,
  priority smallint NULL,
  PRIMARY KEY (task_name, task_instance),
  KEY scheduled_tasks_execution_time (execution_time),
  KEY scheduled_tasks_last_heartbeat (last_heartbeat)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS audit_entry (
  seq bigint NOT NULL AUTO_INCREMENT,
  occurred_at datetime(3) NOT NULL,
  actor_user_id varchar(64) NULL,
  org_id varchar(64) NULL,
  action varchar(128) NOT NULL,
  target varchar(255) NULL,
  address varchar(255) NOT NULL,
  user_agent text NOT NULL,
  request_id varchar(255) NOT NULL,
  data json NOT NULL,
  PRIMARY KEY (seq),
  KEY audit_entry_occurred_at (occurred_at),
  KEY audit_entry_org_id (org_id, seq)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What marks this installation at the vendors. One row.
CREATE TABLE IF NOT EXISTS installation (
  only_row tinyint NOT NULL,
  id char(36) NOT NULL,
  created_at datetime(3) NOT NULL,
  PRIMARY KEY (only_row)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
