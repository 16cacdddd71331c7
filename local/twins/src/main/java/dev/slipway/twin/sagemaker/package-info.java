/// A twin of Amazon SageMaker hosting: models, endpoint configurations, endpoints, and a small
/// model server behind them.
@NullMarked
package dev.slipway.twin.sagemaker;

import org.jspecify.annotations.NullMarked;
