/// Figures, measured by a program and never by a test.
@NullMarked
package dev.slipway.app.bench;

import org.jspecify.annotations.NullMarked;
