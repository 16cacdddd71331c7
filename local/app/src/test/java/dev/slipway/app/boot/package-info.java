/// Every package for Lambda, started by Lambda's own runtime client.
@NullMarked
package dev.slipway.app.boot;

import org.jspecify.annotations.NullMarked;
