/// A state machine as it is drawn: the states, how they follow each other, and the reader that refuses what is not
/// implemented.
@NullMarked
package dev.slipway.engine.asl;

import org.jspecify.annotations.NullMarked;
