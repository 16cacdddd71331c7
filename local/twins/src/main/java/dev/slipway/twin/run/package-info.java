/// Starts the twins together, inside a program or as one.
@NullMarked
package dev.slipway.twin.run;

import org.jspecify.annotations.NullMarked;
