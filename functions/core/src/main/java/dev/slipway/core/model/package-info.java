/// The words of the field: identifiers, money, findings.
@NullMarked
package dev.slipway.core.model;

import org.jspecify.annotations.NullMarked;
