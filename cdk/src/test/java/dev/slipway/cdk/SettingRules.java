package dev.slipway.cdk;

import static dev.slipway.core.contract.Setting.ARCHIVE_BUCKET;
import static dev.slipway.core.contract.Setting.ARCHIVE_DAYS;
import static dev.slipway.core.contract.Setting.ARCHIVE_LOCK;
import static dev.slipway.core.contract.Setting.AUDIT_TABLE;
import static dev.slipway.core.contract.Setting.CHECKPOINT_KEY;
import static dev.slipway.core.contract.Setting.DEPLOYMENT_MACHINE;
import static dev.slipway.core.contract.Setting.EVIDENCE_BUCKET;
import static dev.slipway.core.contract.Setting.FORM_KEYS;
import static dev.slipway.core.contract.Setting.LINK_KEYS;
import static dev.slipway.core.contract.Setting.MAIL_TOPIC;
import static dev.slipway.core.contract.Setting.NOTICE_BUS;
import static dev.slipway.core.contract.Setting.PLACE_ROLE;
import static dev.slipway.core.contract.Setting.REGISTRY_SECRET;
import static dev.slipway.core.contract.Setting.ROLLBACK_MACHINE;
import static dev.slipway.core.contract.Setting.SLIPWAY_ORIGIN;
import static dev.slipway.core.contract.Setting.SLIPWAY_POLICIES;
import static dev.slipway.core.contract.Setting.SLIPWAY_URL;
import static dev.slipway.core.contract.Setting.STATE_TABLE;
import static dev.slipway.core.contract.Setting.SUBJECT_CLAIM;
import static dev.slipway.core.contract.Setting.TOKEN_KEY;

import dev.slipway.core.contract.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What functions are told in their environment.
final class SettingRules {
    /// The forms of keys and tokens, and whatever looks as random as one.
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(\\{\\{resolve:|nvapi-|AKIA[0-9A-Z]{16}|ghp_|xox[bp]-|-----BEGIN|eyJ[a-z0-9]|password|[a-z0-9+/=_-]{32,}).*");

    private static final Set<Setting> TABLES = Set.of(AUDIT_TABLE, STATE_TABLE);

    private SettingRules() {}

    static List<String> theEnvironmentHoldsNoSecret(Resources resources) {
        var known = Arrays.stream(Setting.values()).collect(Collectors.toMap(Enum::name, setting -> setting));
        var found = new ArrayList<String>();
        FunctionRules.ours(resources).forEach((name, function) -> function.at("/Environment/Variables").properties().forEach(variable -> {
            var setting = known.get(variable.getKey());
            if (setting == null) {
                found.add("%s is told %s, which nobody reads".formatted(name, variable.getKey()));
            } else if (variable.getValue().isTextual()) {
                setting.check(variable.getValue().asText()).ifPresent(problem -> found.add(name + ": " + problem.sentence()));
            }
            var value = Resources.text(variable.getValue()).replaceAll("\\$\\{[^}]*}", "");
            if (SECRET.matcher(value).matches()) {
                found.add("%s is told a secret in %s".formatted(name, variable.getKey()));
            }
        }));
        return found;
    }

    /// What the functions ask for where they are composed, and nothing else.
    static List<String> functionsAreToldWhatTheyRead(Resources resources) {
        var found = new ArrayList<String>();
        for (var name : FunctionName.values()) {
            var told = new TreeSet<String>();
            resources.one("AWS::Lambda::Function", FunctionRules.id(name)).at("/Environment/Variables").fieldNames().forEachRemaining(told::add);
            var reads = Stream.of(TABLES, reads(name), login(name, resources)).flatMap(Set::stream).map(Setting::name).collect(Collectors.toCollection(TreeSet::new));
            if (!told.equals(reads)) {
                found.add("%s reads %s and is told %s".formatted(name.title(), reads, told));
            }
        }
        return found;
    }

    /// Who asks registries is told as whom, where the installation has a secret for it.
    private static Set<Setting> login(FunctionName name, Resources resources) {
        var asks = name == FunctionName.PLAN || name == FunctionName.GUARD;
        return asks && !resources.of(SecretRules.SECRET).isEmpty() ? Set.of(REGISTRY_SECRET) : Set.of();
    }

    private static Set<Setting> reads(FunctionName name) {
        return switch (name) {
            case API -> Set.of(
                    DEPLOYMENT_MACHINE,
                    EVIDENCE_BUCKET,
                    FORM_KEYS,
                    LINK_KEYS,
                    PLACE_ROLE,
                    ROLLBACK_MACHINE,
                    SLIPWAY_ORIGIN,
                    SLIPWAY_POLICIES,
                    SUBJECT_CLAIM,
                    TOKEN_KEY);
            case PLAN -> Set.of(EVIDENCE_BUCKET, SLIPWAY_POLICIES);
            case GUARD -> Set.of(EVIDENCE_BUCKET, PLACE_ROLE, SLIPWAY_POLICIES);
            case REQUEST_APPROVAL -> Set.of(LINK_KEYS, MAIL_TOPIC, SLIPWAY_ORIGIN, SLIPWAY_POLICIES, SLIPWAY_URL, TOKEN_KEY);
            case AUDIT -> Set.of(LINK_KEYS, MAIL_TOPIC, NOTICE_BUS, SLIPWAY_ORIGIN, SLIPWAY_POLICIES, SLIPWAY_URL);
            case SWEEP -> Set.of(
                    DEPLOYMENT_MACHINE,
                    LINK_KEYS,
                    MAIL_TOPIC,
                    NOTICE_BUS,
                    ROLLBACK_MACHINE,
                    SLIPWAY_ORIGIN,
                    SLIPWAY_POLICIES,
                    SLIPWAY_URL,
                    TOKEN_KEY);
            case CHECKPOINT -> Set.of(ARCHIVE_BUCKET, ARCHIVE_DAYS, ARCHIVE_LOCK, CHECKPOINT_KEY, SLIPWAY_ORIGIN);
            case EXECUTE -> Set.of(EVIDENCE_BUCKET, Setting.EXECUTE, PLACE_ROLE, SLIPWAY_POLICIES);
            case FIND_LAST_GOOD -> Set.of(PLACE_ROLE, SLIPWAY_POLICIES);
            case UNDO, VALIDATE, WATCH -> Set.of(PLACE_ROLE);
            case ALARM_RAISED -> Set.of(ROLLBACK_MACHINE);
        };
    }
}
