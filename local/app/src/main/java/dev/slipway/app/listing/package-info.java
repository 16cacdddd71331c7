/// Listings and marketplaces as people have them on disk.
@NullMarked
package dev.slipway.app.listing;

import org.jspecify.annotations.NullMarked;
