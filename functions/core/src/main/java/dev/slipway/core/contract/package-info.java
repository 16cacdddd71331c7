/// The table of contents: steps, machines and settings.
@NullMarked
package dev.slipway.core.contract;

import org.jspecify.annotations.NullMarked;
