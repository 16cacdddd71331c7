package dev.slipway.cdk;

/// The variables that the stack sets. Each is a setting of core's, and none holds a secret.
enum Told {
    ARCHIVE_BUCKET,
    ARCHIVE_LOCK,
    ARCHIVE_DAYS,
    AUDIT_TABLE,
    CHECKPOINT_KEY,
    DEPLOYMENT_MACHINE,
    EVIDENCE_BUCKET,
    EXECUTE,
    FORM_KEYS,
    LINK_KEYS,
    MAIL_TOPIC,
    NOTICE_BUS,
    PLACE_ROLE,
    ROLLBACK_MACHINE,
    SLIPWAY_ORIGIN,
    SLIPWAY_POLICIES,
    SLIPWAY_URL,
    STATE_TABLE,
    SUBJECT_CLAIM,
    TOKEN_KEY
}
