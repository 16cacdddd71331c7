/// What an installation needs at which size: counted on the laptop, reckoned for AWS, written into docs/scale.md.
@NullMarked
package dev.slipway.app.scale;

import org.jspecify.annotations.NullMarked;
