/// Container registries, as the OCI distribution specification describes them.
@NullMarked
package dev.slipway.adapter.oci;

import org.jspecify.annotations.NullMarked;
