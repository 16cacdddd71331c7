/// Mail as the laptop sends it: into a folder.
@NullMarked
package dev.slipway.app.post;

import org.jspecify.annotations.NullMarked;
