/// AWS services behind ports, without a decision in it.
@NullMarked
package dev.slipway.adapter.aws;

import org.jspecify.annotations.NullMarked;
