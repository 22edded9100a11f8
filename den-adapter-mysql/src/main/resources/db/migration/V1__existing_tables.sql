-- The tables of the service that Den replaces, as it made them. A database that has them already is
-- baselined at this version, so this runs on empty ones only.
-- No collation: that of the server, as there.

CREATE TABLE IF NOT EXISTS `user` (
  `id` varchar(36) NOT NULL,
  `name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `email_verified` boolean NOT NULL DEFAULT 0,
  `image` text NULL,
  `created_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE KEY `user_email` (`email`)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS `session` (
  `id` varchar(36) NOT NULL,
  `expires_at` timestamp(3) NOT NULL,
  `token` varchar(255) NOT NULL,
  `created_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  `ip_address` text NULL,
  `user_agent` text NULL,
  `user_id` varchar(36) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `session_token` (`token`),
  KEY `session_user_id` (`user_id`)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS `account` (
  `id` varchar(36) NOT NULL,
  `account_id` text NOT NULL,
  `provider_id` text NOT NULL,
  `user_id` varchar(36) NOT NULL,
  `access_token` text NULL,
  `refresh_token` text NULL,
  `id_token` text NULL,
  `access_token_expires_at` timestamp(3) NULL DEFAULT NULL,
  `refresh_token_expires_at` timestamp(3) NULL DEFAULT NULL,
  `scope` text NULL,
  `password` text NULL,
  `created_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  KEY `account_user_id` (`user_id`)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS `verification` (
  `id` varchar(36) NOT NULL,
  `identifier` varchar(255) NOT NULL,
  `value` text NOT NULL,
  `expires_at` timestamp(3) NOT NULL,
  `created_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  KEY `verification_identifier` (`identifier`)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS `org` (
  `id` varchar(64) NOT NULL,
  `name` varchar(255) NOT NULL,
  `slug` varchar(255) NOT NULL,
  `owner_user_id` varchar(64) NOT NULL,
  `created_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE KEY `org_slug` (`slug`),
  KEY `org_owner_user_id` (`owner_user_id`)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS `org_membership` (
  `id` varchar(64) NOT NULL,
  `org_id` varchar(64) NOT NULL,
  `user_id` varchar(64) NOT NULL,
  `role` enum('owner', 'member') NOT NULL,
  `created_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  KEY `org_membership_org_id` (`org_id`),
  KEY `org_membership_user_id` (`user_id`)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS `admin_allowlist` (
  `id` varchar(64) NOT NULL,
  `email` varchar(255) NOT NULL,
  `note` varchar(255) NULL DEFAULT NULL,
  `created_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE KEY `admin_allowlist_email` (`email`)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS `worker` (
  `id` varchar(64) NOT NULL,
  `org_id` varchar(64) NOT NULL,
  `created_by_user_id` varchar(64) NULL DEFAULT NULL,
  `name` varchar(255) NOT NULL,
  `description` varchar(1024) NULL DEFAULT NULL,
  `destination` enum('local', 'cloud') NOT NULL,
  `status` enum('provisioning', 'healthy', 'failed', 'stopped') NOT NULL,
  `image_version` varchar(128) NULL DEFAULT NULL,
  `workspace_path` varchar(1024) NULL DEFAULT NULL,
  `sandbox_backend` varchar(64) NULL DEFAULT NULL,
  `created_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  KEY `worker_org_id` (`org_id`),
  KEY `worker_created_by_user_id` (`created_by_user_id`),
  KEY `worker_status` (`status`)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS `worker_instance` (
  `id` varchar(64) NOT NULL,
  `worker_id` varchar(64) NOT NULL,
  `provider` varchar(64) NOT NULL,
  `region` varchar(64) NULL DEFAULT NULL,
  `url` varchar(2048) NOT NULL,
  `status` enum('provisioning', 'healthy', 'failed', 'stopped') NOT NULL,
  `created_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  KEY `worker_instance_worker_id` (`worker_id`)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS `worker_token` (
  `id` varchar(64) NOT NULL,
  `worker_id` varchar(64) NOT NULL,
  `scope` enum('client', 'host') NOT NULL,
  `token` varchar(128) NOT NULL,
  `created_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `revoked_at` timestamp(3) NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `worker_token_token` (`token`),
  KEY `worker_token_worker_id` (`worker_id`)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS `worker_bundle` (
  `id` varchar(64) NOT NULL,
  `worker_id` varchar(64) NOT NULL,
  `storage_url` varchar(2048) NOT NULL,
  `status` varchar(64) NOT NULL,
  `created_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  KEY `worker_bundle_worker_id` (`worker_id`)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS `audit_event` (
  `id` varchar(64) NOT NULL,
  `org_id` varchar(64) NOT NULL,
  `worker_id` varchar(64) NULL DEFAULT NULL,
  `actor_user_id` varchar(64) NOT NULL,
  `action` varchar(128) NOT NULL,
  `payload` json NULL,
  `created_at` timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  KEY `audit_event_org_id` (`org_id`),
  KEY `audit_event_worker_id` (`worker_id`)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
