-- What may still be asked of a hosting vendor in its present period, shared by all instances.
CREATE TABLE IF NOT EXISTS host_allowance (
  vendor varchar(32) NOT NULL,
  period_end datetime(3) NOT NULL,
  remaining int NOT NULL,
  PRIMARY KEY (vendor)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
