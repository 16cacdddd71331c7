package dev.slipway.twin;

import java.util.Map;
import java.util.Optional;

/// One HTTP request, read whole and checked for size.
///
/// Shape: header names are lower case; `path` is decoded and free of `..`; a repeated header is joined by commas.
public record Call(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
    public Call {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
