/// Many random histories side by side in one store, and what must hold of each.
@NullMarked
package dev.slipway.core.history;

import org.jspecify.annotations.NullMarked;
