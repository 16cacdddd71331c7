/// The machines, held against core.
@NullMarked
package dev.slipway.statemachines;

import org.jspecify.annotations.NullMarked;
