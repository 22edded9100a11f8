-- How often something was asked for, and wrong passwords. IF NOT EXISTS, because a server that is killed half-way
-- leaves one of them. The keys are SHA-256 of what is counted: addresses of any length, and none to be read here.

CREATE TABLE IF NOT EXISTS auth_rate_limit (
  bucket char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hits int NOT NULL,
  ends_at datetime(3) NOT NULL,
  PRIMARY KEY (bucket),
  KEY auth_rate_limit_ends_at (ends_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE IF NOT EXISTS auth_lockout (
  account char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  failures int NOT NULL,
  failed_at datetime(3) NOT NULL,
  locked_until datetime(3) NOT NULL,
  PRIMARY KEY (account),
  KEY auth_lockout_failed_at (failed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
