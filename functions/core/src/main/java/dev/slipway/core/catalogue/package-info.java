/// The models on offer, and how two lists of them differ.
@NullMarked
package dev.slipway.core.catalogue;

import org.jspecify.annotations.NullMarked;
