/// Executions as they were, held against the machines as they are.
@NullMarked
package dev.slipway.app.golden;

import org.jspecify.annotations.NullMarked;
