package dev.slipway.core.audit.verify;

import dev.slipway.core.audit.AuditEvent;

/// What a run may change: its own endpoint, and on it only what bears the hash of the plan that it carries out.
///
/// Shape: `endpoint` is the one that the first event of the run speaks of, empty where it names none, and then the run may change
/// nothing; `removes` where it was asked to remove it. Names: an effect is called by what it makes, an object by its endpoint and
/// the first digits of the plan hash (docs/audit.md). A name that is not of these forms is nobody's.
record Reach(String endpoint, boolean removes) {
    private static final int HASH_DIGITS = 12;
    private static final String BACK = "undo/endpoint/";

    static Reach of(AuditEvent first) {
        var app = Grammar.text(first, "app");
        var endpoint = app.isEmpty() ? Grammar.text(first, "endpoint") : app + "-" + Grammar.text(first, "env");
        return new Reach(endpoint, Grammar.text(first, "kind").equals("REMOVAL"));
    }

    /// Whether this effect carries out the plan of this hash.
    boolean onward(String effect, String hash) {
        if (removes) {
            return effect.equals("delete/endpoint/" + endpoint)
                    || isOwn(effect, "delete/config/")
                    || isOwn(effect, "delete/model/")
                    || effect.startsWith("delete/alarm/" + alarms());
        }
        var objects = objects(hash);
        return effect.equals("model/" + objects)
                || effect.equals("config/" + objects)
                || effect.equals("endpoint/%s@%s".formatted(endpoint, objects))
                || effect.startsWith("alarm/" + alarms());
    }

    /// Whether this effect takes the endpoint back to its goal, or brakes what the plan of this hash has under way.
    boolean back(String effect, String goal, String hash) {
        return effect.equals(BACK + goal)
                || (!hash.isEmpty()
                        && effect.startsWith("undo/alarm/" + alarms())
                        && effect.endsWith("@" + objects(hash)));
    }

    /// The name of the configuration and of the model of the plan of this hash.
    String objects(String hash) {
        var digits = hash.substring(hash.indexOf(':') + 1);
        return endpoint + "-" + digits.substring(0, Math.min(HASH_DIGITS, digits.length()));
    }

    /// Of this endpoint, and not of another one whose name begins alike.
    private boolean isOwn(String effect, String what) {
        var own = what + endpoint + "-";
        return effect.startsWith(own) && effect.indexOf('-', own.length()) < 0;
    }

    private String alarms() {
        return "slipway-" + endpoint + "-";
    }
}
