/// The AWS adapters keep the contracts, against an emulator and against a stub that is less kind.
@NullMarked
package dev.slipway.adapter.aws;

import org.jspecify.annotations.NullMarked;
