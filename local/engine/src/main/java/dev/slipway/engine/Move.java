package dev.slipway.engine;

import java.util.List;

/// One transition: what is to be told, and where it leads.
record Move(Progress next, List<Event> events) {}
