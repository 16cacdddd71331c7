/// What people read: plans, refusals, endpoints, a rollout over time, each as text.
@NullMarked
package dev.slipway.app.show;

import org.jspecify.annotations.NullMarked;
