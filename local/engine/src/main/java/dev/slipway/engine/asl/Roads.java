package dev.slipway.engine.asl;

import dev.slipway.engine.asl.Exit.Target;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// The roads through a machine: every state is reached, and from every state there is a way to an end.
final class Roads {
    private final Definition definition;
    private final Problems problems;

    Roads(Definition definition, Problems problems) {
        this.definition = definition;
        this.problems = problems;
    }

    void check() {
        var reached = from(definition.startAt());
        for (var name : definition.states().keySet()) {
            if (!reached.contains(name)) {
                problems.add(pointer(name), "no road leads here");
            } else if (!ends(name)) {
                problems.add(pointer(name), "no road leads from here to an end");
            }
        }
    }

    private Set<String> from(String start) {
        var seen = new HashSet<>(Set.of(start));
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            nexts(definition.state(open.remove())).filter(seen::add).forEach(open::add);
        }
        return seen;
    }

    private boolean ends(String start) {
        return from(start).stream().map(definition::state).anyMatch(Roads::isEnd);
    }

    private static boolean isEnd(State state) {
        return state instanceof State.Fail || exits(state).anyMatch(exit -> exit.target() instanceof Target.End);
    }

    private static Stream<String> nexts(State state) {
        return exits(state)
                .map(Exit::target)
                .filter(Target.Next.class::isInstance)
                .map(target -> ((Target.Next) target).state());
    }

    private static Stream<Exit> exits(State state) {
        return switch (state) {
            case State.Pass pass -> Stream.of(pass.exit());
            case State.Task task ->
                Stream.concat(Stream.of(task.exit()), task.catchers().stream().map(Catcher::exit));
            case State.Choice choice ->
                Stream.concat(choice.rules().stream().map(State.Rule::exit), choice.otherwise().stream());
            case State.Wait wait -> Stream.of(wait.exit());
            case State.Succeed succeed -> Stream.of(succeed.exit());
            case State.Fail _ -> Stream.<Exit>of();
        };
    }

    private static String pointer(String state) {
        return "/States/" + state.replace("~", "~0").replace("/", "~1");
    }
}
