/// What every store of items and the ledger over it must keep.
@NullMarked
package dev.slipway.adapter.state;

import org.jspecify.annotations.NullMarked;
