-- What proves that the audit record is as it was written. IF NOT EXISTS and IGNORE, because a server that is killed
-- half-way leaves some of this.

-- Where in which chain an entry is: each organisation has a chain, named by its identifier, and one without a name is
-- for what belongs to none.
CREATE TABLE IF NOT EXISTS audit_link (
  chain varchar(64) NOT NULL,
  place bigint NOT NULL,
  seq bigint NOT NULL,
  hash char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (chain, place),
  UNIQUE KEY audit_link_seq (seq)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The end of each chain.
CREATE TABLE IF NOT EXISTS audit_chain (
  chain varchar(64) NOT NULL,
  length bigint NOT NULL,
  head char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (chain)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Up to which entry everything is chained. One row.
CREATE TABLE IF NOT EXISTS audit_progress (
  only_row tinyint NOT NULL,
  settled_seq bigint NOT NULL,
  PRIMARY KEY (only_row)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT IGNORE INTO audit_progress (only_row, settled_seq) VALUES (1, 0);
