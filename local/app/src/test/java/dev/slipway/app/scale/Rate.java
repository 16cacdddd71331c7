package dev.slipway.app.scale;

/// What AWS bills, in us-east-1, without free tiers. Source: AWS's price pages as of 2026-06, the same as docs/deploy.md.
enum Rate {
    TRANSITION("Step Functions: transitions", 25.0, 1e6),
    REQUEST("Lambda: requests", 0.20, 1e6),
    GB_SECOND("Lambda: GB-seconds on arm64", 0.0000133334, 1),
    WRITE("DynamoDB: write units", 0.625, 1e6),
    READ("DynamoDB: strong read units", 0.125, 1e6),
    OBJECT("S3: objects put", 0.005, 1e3),
    SIGNATURE("KMS: signatures of checkpoints", 0.15, 1e4),
    CODE("KMS: codes of links, sealing of tokens", 0.03, 1e4),
    LETTER("SNS: letters", 2.0, 1e5),
    NOTICE("EventBridge: notices", 1.0, 1e6),
    TRAIL("CloudTrail: data events of the audit", 0.10, 1e5),
    LOG_GB("CloudWatch: gigabytes of logs", 0.50, 1);

    private final String title;
    private final double usd;
    private final double per;

    Rate(String title, double usd, double per) {
        this.title = title;
        this.usd = usd;
        this.per = per;
    }

    String title() {
        return title;
    }

    double usd(double many) {
        return many * usd / per;
    }
}
