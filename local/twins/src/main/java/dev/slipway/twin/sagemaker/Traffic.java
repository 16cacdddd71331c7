package dev.slipway.twin.sagemaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Deals requests out by share, the same way every time: of any n in a row each part gets its share, to the nearest
/// one.
///
/// Shape: `dealt` counts by whatever is dealt from.
record Traffic(Map<String, Long> dealt) {
    Traffic() {
        this(new TreeMap<>());
    }

    /// How many of the next so many fall to a part of this share of [Stage#WHOLE]. All of them count as dealt.
    long deal(String from, long requests, int share) {
        var before = dealt.getOrDefault(from, 0L);
        dealt.put(from, before + requests);
        return reached(before + requests, share) - reached(before, share);
    }

    /// Who gets the next request of this endpoint.
    Fleet next(Endpoint endpoint, List<Endpoint.Lot> lots) {
        return lots.get(next(endpoint, lots, 1).indexOf(1L)).fleet();
    }

    /// How many of the next so many each lot gets, in the order of the lots.
    List<Long> next(Endpoint endpoint, List<Endpoint.Lot> lots, long requests) {
        var parts = new ArrayList<Long>();
        var shareLeft = Stage.WHOLE;
        var left = requests;
        for (var lot : lots) {
            var from = "share of " + endpoint.arn() + "/" + lot.fleet().configuration();
            var last = lot.share() == shareLeft;
            var part = last ? left : deal(from, left, lot.share() * Stage.WHOLE / shareLeft);
            parts.add(part);
            shareLeft -= lot.share();
            left -= part;
        }
        return parts;
    }

    private static long reached(long requests, int share) {
        return Math.round((double) requests * share / Stage.WHOLE);
    }
}
