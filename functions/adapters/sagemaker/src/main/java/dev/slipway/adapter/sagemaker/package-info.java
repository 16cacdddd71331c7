/// SageMaker, as its API speaks: hosting and the models behind the endpoints.
@NullMarked
package dev.slipway.adapter.sagemaker;

import org.jspecify.annotations.NullMarked;
