/// Core's records over `Items`, which promise what DynamoDB can keep and no more.
@NullMarked
package dev.slipway.adapter.state;

import org.jspecify.annotations.NullMarked;
