@NullMarked
package dev.slipway.app.show;

import org.jspecify.annotations.NullMarked;
