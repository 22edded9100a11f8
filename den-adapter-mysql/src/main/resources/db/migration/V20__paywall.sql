-- What is known of people's plans. IF NOT EXISTS, because a server that is killed half-way leaves some of these.

-- The last answer about each user, shared by all instances.
CREATE TABLE IF NOT EXISTS entitlement_cache (
  user_id varchar(64) NOT NULL,
  allowed boolean NOT NULL,
  rule varchar(16) NULL,
  linkable boolean NOT NULL,
  reason varchar(32) NULL,
  customer_id varchar(255) NULL,
  benefit_id varchar(255) NOT NULL,
  checked_at datetime(3) NOT NULL,
  fresh_until datetime(3) NOT NULL,
  PRIMARY KEY (user_id),
  KEY entitlement_cache_customer_id (customer_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The checkout that each user was last sent to.
CREATE TABLE IF NOT EXISTS open_checkout (
  user_id varchar(64) NOT NULL,
  product_id varchar(255) NOT NULL,
  url varchar(2048) NOT NULL,
  usable_until datetime(3) NOT NULL,
  PRIMARY KEY (user_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What vendors told. Whom it concerns is kept until it is dealt with.
CREATE TABLE IF NOT EXISTS webhook_delivery (
  id varchar(100) NOT NULL,
  type varchar(100) NOT NULL,
  customer_id varchar(255) NULL,
  external_id varchar(255) NULL,
  email varchar(512) NULL,
  received_at datetime(3) NOT NULL,
  finished_at datetime(3) NULL,
  PRIMARY KEY (id),
  KEY webhook_delivery_received_at (received_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
