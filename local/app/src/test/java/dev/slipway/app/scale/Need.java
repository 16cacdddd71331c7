package dev.slipway.app.scale;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What one intent of a kind takes.
///
/// Units: `transitions` of the machine, `calls` of functions, `reads` and `writes` in the store's units, `busiest` write units
/// of the list that every run shares, `events` in the audit, `objects` of evidence, `letters`, and `minutes` from the intent to its end.
record Need(
        Story story,
        long transitions,
        long calls,
        long reads,
        long writes,
        long busiest,
        long events,
        long objects,
        long letters,
        long minutes) {
    static final String HEAD = "story,transitions,calls,reads,writes,busiest,events,objects,letters,minutes";

    /// SageMaker takes about so much longer for a fleet than its twin does, and is asked once a minute.
    private static final long MINUTES_MORE = 10;

    private static final long TRANSITIONS_A_MINUTE = 3;
    private static final long READS_A_MINUTE = 6;

    static Need parse(String line) {
        var cells = line.split(",", -1);
        var numbers = Arrays.stream(cells).skip(1).mapToLong(Long::parseLong).toArray();
        return new Need(
                Story.valueOf(cells[0]),
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                numbers[6],
                numbers[7],
                numbers[8]);
    }

    /// The same where the fleet is real.
    Need onAws() {
        return story.makesFleet()
                ? new Need(
                        story,
                        transitions + MINUTES_MORE * TRANSITIONS_A_MINUTE,
                        calls + MINUTES_MORE,
                        reads + MINUTES_MORE * READS_A_MINUTE,
                        writes,
                        busiest,
                        events,
                        objects,
                        letters,
                        minutes + MINUTES_MORE)
                : this;
    }

    List<Long> numbers() {
        return List.of(transitions, calls, reads, writes, busiest, events, objects, letters, minutes);
    }

    @Override
    public String toString() {
        return story + "," + numbers().stream().map(Objects::toString).collect(Collectors.joining(","));
    }
}
