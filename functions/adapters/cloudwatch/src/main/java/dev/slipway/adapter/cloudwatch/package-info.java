/// CloudWatch, as its API speaks: alarms and a metric of our own.
@NullMarked
package dev.slipway.adapter.cloudwatch;

import org.jspecify.annotations.NullMarked;
