/// A twin of Amazon CloudWatch: metrics, and alarms that are evaluated against them.
@NullMarked
package dev.slipway.twin.cloudwatch;

import org.jspecify.annotations.NullMarked;
