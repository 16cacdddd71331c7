/// JSONata as AWS Step Functions speaks it: expressions, templates that hold them, and what an expression can see.
@NullMarked
package dev.slipway.engine.query;

import org.jspecify.annotations.NullMarked;
