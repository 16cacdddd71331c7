package dev.slipway.core.fit;

import java.util.List;

/// The instance types that can be had.
///
/// Shape: every type once; order means nothing.
public interface Offers {
    /// @throws dev.slipway.core.failure.Malformed when the table is not in its documented form
    List<GpuOffer> offers();
}
