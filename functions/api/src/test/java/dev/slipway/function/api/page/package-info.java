@org.jspecify.annotations.NullMarked
package dev.slipway.function.api.page;
