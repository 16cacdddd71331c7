package dev.slipway.core.contract;

import dev.slipway.core.model.Problem;
import dev.slipway.core.model.Shape;
import java.util.Optional;
import java.util.regex.Pattern;

/// Every environment variable that Slipway reads, its default and its meaning.
///
/// A start with a bad value stops at once and names the variable.
public enum Setting {
    SLIPWAY_HOME("", "[^\\p{Cntrl}]{0,1024}", "a folder", "where the laptop keeps its data; empty means ~/.slipway"),
    SLIPWAY_AS("alice", "[a-z][a-z0-9._-]{0,63}", "a subject of people.json", "who a command speaks as"),
    SLIPWAY_PORT(
            "8787",
            Form.PORT,
            "0 to 65535",
            "the port of the laptop's gateway; 0 takes a free one"),
    SLIPWAY_SERVER(
            "",
            "|https://[A-Za-z0-9.-]{1,253}(:(" + Form.PORT + "))?/?|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:(" + Form.PORT + "))?/?",
            "an https address without a path, or an http address of this machine such as http://127.0.0.1:8787",
            "the server that commands speak to, such as a stack on AWS; empty means that of SLIPWAY_HOME"),
    SLIPWAY_TOKEN(
            "",
            "[A-Za-z0-9._~+/=-]*",
            "a bearer token of up to 8192 letters, digits and ._~+/=-",
            "the bearer token that commands show to SLIPWAY_SERVER, which says who speaks"),
    SLIPWAY_TOKEN_FILE(
            "", "[^\\p{Cntrl}]{0,1024}", "a file", "a file that holds that token, instead of SLIPWAY_TOKEN"),
    SLIPWAY_URL(
            "",
            "|https?://[^\\p{Cntrl} ?#]{1,200}",
            "an http or https address without a query",
            "where people reach this Slipway, for the links in mails; empty means the address of the laptop's gateway"),
    SLIPWAY_POLICIES(
            "",
            "[^\\p{Cntrl}]{0,1024}",
            "a folder, on AWS that of a bucket such as s3://bucket/policies",
            "the policy bundle; on the laptop empty means the one that ships"),
    SLIPWAY_PRICES(
            "",
            "[^\\p{Cntrl}]{0,1024}",
            "a CSV file with the columns instance,usd_per_hour,as_of,source",
            "prices that replace the bundled ones"),
    EXECUTE(
            "",
            "|true|false",
            "true or false",
            "whether plans are carried out; unset means only where SageMaker's address is loopback"),
    AWS_REGION("us-east-1", "[a-z]{2}(-[a-z]{2,9}){1,2}-[0-9]", "a region such as us-east-1", "the AWS region"),
    AWS_ENDPOINT_URL("", "|https?://[^\\p{Cntrl} ]{1,200}", "an http or https address", "where AWS is asked, but for SageMaker, CloudWatch and what has an address of its own; unset means AWS itself"),
    AWS_ENDPOINT_URL_SAGEMAKER(
            "",
            "|https?://[^\\p{Cntrl} ]{1,200}",
            "an http or https address",
            "SageMaker's address; on the laptop unset means a twin of our own"),
    AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME(
            "",
            "|https?://[^\\p{Cntrl} ]{1,200}",
            "an http or https address",
            "SageMaker Runtime's address; goes with AWS_ENDPOINT_URL_SAGEMAKER"),
    AWS_ENDPOINT_URL_CLOUDWATCH(
            "",
            "|https?://[^\\p{Cntrl} ]{1,200}",
            "an http or https address",
            "CloudWatch's address; goes with AWS_ENDPOINT_URL_SAGEMAKER"),
    AWS_ENDPOINT_URL_PRICING(
            "",
            "|https?://[^\\p{Cntrl} ]{1,200}",
            "an http or https address",
            "where functions ask for the Price List; unset means as AWS_ENDPOINT_URL says"),
    SLIPWAY_REGISTRY_URL(
            "",
            "|https?://[^\\p{Cntrl} ]{1,200}",
            "an http or https address",
            "where images are looked up; unset means the place's own registry, on the laptop a twin"),
    REGISTRY_SECRET(
            "",
            "|" + SecretName.FORM,
            "the name of a secret",
            "the secret that holds `user:password` for a registry that wants them: on the laptop a file in SLIPWAY_HOME/secrets, on AWS of Secrets Manager; unset means none"),
    STATE_TABLE("", "|[a-zA-Z0-9_.-]{3,255}", "a DynamoDB table name", "the table of the state, on AWS"),
    AUDIT_TABLE("", "|[a-zA-Z0-9_.-]{3,255}", "a DynamoDB table name", "the table of the audit, on AWS"),
    EVIDENCE_BUCKET("", Form.BUCKET, "an S3 bucket name without dots", "the bucket of the evidence, on AWS"),
    ARCHIVE_BUCKET("", Form.BUCKET, "an S3 bucket name without dots", "the bucket of the archive, made with Object Lock, on AWS"),
    ARCHIVE_LOCK(
            "COMPLIANCE",
            "COMPLIANCE|GOVERNANCE",
            "COMPLIANCE or GOVERNANCE",
            "whether nobody may delete from the archive before the time, or only who holds the permission to bypass it"),
    ARCHIVE_DAYS("3653", "[1-9][0-9]{0,4}", "1 to 99999", "how many days the archive keeps what it is given, on AWS"),
    LINK_KEYS("", Form.KEYS, Form.ONE_OR_TWO, "the keys of review links, the current one first, on AWS"),
    FORM_KEYS("", Form.KEYS, Form.ONE_OR_TWO, "the keys of form tokens, the current one first, on AWS"),
    TOKEN_KEY("", Form.KEY, "the id of a symmetric KMS key", "the key that task tokens are sealed with, on AWS"),
    CHECKPOINT_KEY("", Form.KEY, "the id of a KMS key on P-256", "the key that signs checkpoints, on AWS"),
    DEPLOYMENT_MACHINE("", Form.MACHINE, Form.ARN_OF_MACHINE, "the machine that plans run on, on AWS"),
    ROLLBACK_MACHINE("", Form.MACHINE, Form.ARN_OF_MACHINE, "the machine that rollbacks run on, on AWS"),
    MAIL_TOPIC(
            "",
            "|arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}",
            "the ARN of an SNS topic",
            "the topic that letters go out by, on AWS"),
    NOTICE_BUS(
            "",
            "|[A-Za-z0-9._/-]{1,256}",
            "the name of an EventBridge bus",
            "the bus that notices go out by, on AWS"),
    PLACE_ROLE(
            "",
            "|[A-Za-z0-9_-]{1,32}\\{environment}[A-Za-z0-9_-]{1,16}",
            "the name of a role with {environment} in it",
            "the role that a function takes in the account of an environment, on AWS"),
    SLIPWAY_ORIGIN(
            "",
            "|[a-z0-9][a-z0-9-]{0,63}",
            "1 to 64 lower-case letters, digits and hyphens",
            "which installation this is, in its log and its links, on AWS"),
    SUBJECT_CLAIM(
            "sub",
            "[A-Za-z][A-Za-z0-9:/.#_-]{0,127}",
            "the name of a claim",
            "the claim of a token that names a person as people.json does, on AWS");

    /// Forms that several settings share.
    private static final class Form {
        private static final String PORT =
                "[0-5]?[0-9]{1,4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]";
        private static final String BUCKET = "|[a-z0-9][a-z0-9-]{1,61}[a-z0-9]";
        private static final String KEY_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        private static final String KEY = "|" + KEY_ID;
        private static final String KEYS = KEY + "(," + KEY_ID + ")?";
        private static final String MACHINE =
                "|arn:aws[a-z-]*:states:[a-z0-9-]+:[0-9]{12}:stateMachine:[A-Za-z0-9_-]{1,80}(:[A-Za-z0-9._-]{1,80})?";
        private static final String ARN_OF_MACHINE = "the ARN of a state machine, its version or its alias";
        private static final String ONE_OR_TWO = "the id of an HMAC_256 key of KMS, or two with a comma between them";
    }

    private static final int LONGEST = 1024;
    private static final int LONGEST_TOKEN = 8192;

    private final String standard;
    private final String pattern;
    private final String accepted;
    private final String meaning;

    Setting(String standard, String pattern, String accepted, String meaning) {
        this.standard = standard;
        this.pattern = pattern;
        this.accepted = accepted;
        this.meaning = meaning;
    }

    /// What holds when the variable is not set.
    public String standard() {
        return standard;
    }

    /// What it is for, in a sentence.
    public String meaning() {
        return meaning;
    }

    /// What it may be, in words.
    public String accepted() {
        return accepted;
    }

    /// A problem when the value has not the accepted form; of a secret it shows the length alone.
    public Optional<Problem> check(String value) {
        return this == SLIPWAY_TOKEN
                ? shape(LONGEST_TOKEN).check(name(), value).map(wrong -> hidden(wrong, value))
                : shape(LONGEST).check(name(), value);
    }

    private Shape shape(int longest) {
        return new Shape("bad_setting", Pattern.compile(pattern), longest, accepted, "set or unset the variable");
    }

    private static Problem hidden(Problem wrong, String value) {
        return new Problem(wrong.code(), wrong.field(), value.length() + " characters", wrong.accepted(), wrong.remedy());
    }
}
