/// What the twins of AWS services share: the shapes of requests and the form of a signature.
@NullMarked
package dev.slipway.twin.aws;

import org.jspecify.annotations.NullMarked;
