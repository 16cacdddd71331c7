/// The rules of the house that the compiler does not know.
@NullMarked
package dev.slipway.app.house;

import org.jspecify.annotations.NullMarked;
