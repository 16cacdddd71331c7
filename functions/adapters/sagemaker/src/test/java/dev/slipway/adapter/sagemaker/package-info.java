@NullMarked
package dev.slipway.adapter.sagemaker;

import org.jspecify.annotations.NullMarked;
