-- Requests that clients may repeat. The key is SHA-256 of user, route and the client's key, the content that of the
-- request: neither is to be read here. The result names what was made; it is no secret.
CREATE TABLE IF NOT EXISTS idempotency_key (
  request_key char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  content char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  holder varchar(64) NOT NULL,
  held_until datetime(3) NOT NULL,
  result varchar(64) NULL,
  claimed_at datetime(3) NOT NULL,
  PRIMARY KEY (request_key),
  KEY idempotency_key_claimed_at (claimed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What the last sweep found at the vendors, and when that was. IF NOT EXISTS, because a server that is killed half-way
-- leaves some of these tables.
CREATE TABLE IF NOT EXISTS sweep (
  only_row tinyint NOT NULL,
  checked_at datetime(3) NOT NULL,
  PRIMARY KEY (only_row)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS leak (
  kind varchar(16) NOT NULL,
  ref varchar(255) NOT NULL,
  name varchar(255) NOT NULL,
  worker_id varchar(64) NULL,
  installation varchar(64) NULL,
  verdict varchar(16) NOT NULL,
  first_seen datetime(3) NOT NULL,
  PRIMARY KEY (kind, ref, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
