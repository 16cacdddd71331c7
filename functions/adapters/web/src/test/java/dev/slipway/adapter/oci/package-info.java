@NullMarked
package dev.slipway.adapter.oci;

import org.jspecify.annotations.NullMarked;
