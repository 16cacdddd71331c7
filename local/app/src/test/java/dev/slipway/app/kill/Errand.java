package dev.slipway.app.kill;

import static dev.slipway.app.kill.Desk.APP;
import static dev.slipway.app.kill.Desk.FIRST;
import static dev.slipway.app.kill.Desk.SECOND;

import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.RunId;
import java.time.Duration;

/// What people want of Slipway, up to its end.
///
/// Shape: `environment` is where, `last` the run whose chain tells it. What is [#before] happens undisturbed; what
/// happens in [#at] may be killed anywhere, and is then begun anew.
enum Errand {
    /// A first deployment, about which nobody has to decide.
    DEPLOY("staging", FIRST.value()) {
        @Override
        void before(World world) {}

        @Override
        void at(Desk desk) throws InterruptedException {
            desk.ask(FIRST, "deploy llama-3.1 8B", environment());
            desk.end(FIRST);
        }
    },

    /// Its removal.
    UNDEPLOY("staging", SECOND.value()) {
        @Override
        void before(World world) throws Exception {
            world.at(DEPLOY);
        }

        @Override
        void at(Desk desk) throws InterruptedException {
            desk.ask(SECOND, "undeploy " + APP, environment());
            desk.end(SECOND);
        }
    },

    /// Another version in production: two people decide about it, one of them of finance, and it takes the traffic over
    /// in steps.
    PRODUCTION("prod", SECOND.value()) {
        @Override
        void before(World world) throws Exception {
            world.inside(desk -> {
                desk.ask(FIRST, "deploy llama-3.1 8B", environment());
                desk.approve(FIRST, BOB);
                desk.end(FIRST);
            });
        }

        @Override
        void at(Desk desk) throws InterruptedException {
            desk.ask(SECOND, LARGE, environment());
            desk.approve(SECOND, CAROL, ERIN);
            desk.end(SECOND);
        }
    },

    /// The same with a fleet that fails: an alarm goes off while it bakes. From the last person's word on it may be killed.
    UNDO("prod", SECOND.value()) {
        @Override
        void before(World world) throws Exception {
            PRODUCTION.before(world);
            world.inside(desk -> {
                desk.ask(SECOND, LARGE, environment());
                desk.approve(SECOND, CAROL);
                world.fails(desk.objects(SECOND));
            });
        }

        @Override
        void at(Desk desk) throws InterruptedException {
            desk.approve(SECOND, ERIN);
            desk.end(SECOND);
        }
    },

    /// The same with a fleet that begins to fail when it has served for a while: an alarm takes it back.
    ROLLBACK("prod", "rollback-%s-prod-g2".formatted(APP)) {
        @Override
        void before(World world) throws Exception {
            PRODUCTION.before(world);
            world.at(PRODUCTION);
            world.inside(desk -> world.fails(desk.objects(SECOND)));
            world.passes(Duration.ofMinutes(10));
        }

        @Override
        void at(Desk desk) throws InterruptedException {
            desk.hearAlarms();
            desk.end(last());
        }
    },

    /// The same version, well and in service, taken back because Dave says so.
    ROLLBACK_BY_HAND("prod", "rollback-%s-prod-g2".formatted(APP)) {
        @Override
        void before(World world) throws Exception {
            PRODUCTION.before(world);
            world.at(PRODUCTION);
            world.passes(Duration.ofMinutes(10));
        }

        @Override
        void at(Desk desk) throws InterruptedException {
            desk.takeBack(last(), DAVE, environment());
            desk.end(last());
        }
    };

    private static final Person BOB = new Person("bob");
    private static final Person CAROL = new Person("carol");
    private static final Person DAVE = new Person("dave");
    private static final Person ERIN = new Person("erin");

    /// Costs so much that one vote is not enough.
    private static final String LARGE =
            "deploy llama-3.1 8B on ml.g6e.12xlarge with 5 instances, at most 100 dollars an hour";

    private final String environment;
    private final String last;

    Errand(String environment, String last) {
        this.environment = environment;
        this.last = last;
    }

    abstract void before(World world) throws Exception;

    abstract void at(Desk desk) throws InterruptedException;

    Environment environment() {
        return new Environment(environment);
    }

    RunId last() {
        return new RunId(last);
    }
}
