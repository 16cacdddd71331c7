@NullMarked
package dev.slipway.adapter.cloudwatch;

import org.jspecify.annotations.NullMarked;
