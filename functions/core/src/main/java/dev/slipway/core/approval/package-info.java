/// Whose word a plan needs, how it is asked for, and what was said.
@NullMarked
package dev.slipway.core.approval;

import org.jspecify.annotations.NullMarked;
