/// The pages that people read in a browser: views of what is shown, and templates that show them.
@NullMarked
package dev.slipway.function.api.page;

import org.jspecify.annotations.NullMarked;
