/// What the tests of core, and of every room that uses it, share.
@NullMarked
package dev.slipway.core;

import org.jspecify.annotations.NullMarked;
