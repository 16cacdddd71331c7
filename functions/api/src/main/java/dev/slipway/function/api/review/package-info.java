/// The approval's ways in: reviews that people open by a link, the list of what waits, and the word of somebody signed in.
@NullMarked
package dev.slipway.function.api.review;

import org.jspecify.annotations.NullMarked;
