/// Everything that Slipway is on AWS, one construct an idea.
@NullMarked
package dev.slipway.cdk;

import org.jspecify.annotations.NullMarked;
