package dev.slipway.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// An execution between two transitions: all that the next one needs.
///
/// @param sequence the number of transitions so far
/// @param lastEvent the id of the newest event
record Progress(Origin origin, long sequence, long lastEvent, ObjectNode variables, Position position) {
    boolean isOver() {
        return position instanceof Position.Over;
    }

    Description describe() {
        return new Description(origin.id(), origin.started(), origin.input(), status());
    }

    private Status status() {
        return switch (position) {
            case Position.Visit visit -> new Status.Running(visit.state());
            case Position.Over over -> over.status();
        };
    }
}
