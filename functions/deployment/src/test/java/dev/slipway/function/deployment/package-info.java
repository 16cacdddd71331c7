/// How the functions of this jar start.
@NullMarked
package dev.slipway.function.deployment;

import org.jspecify.annotations.NullMarked;
