package dev.slipway.app.gateway;

import java.util.Map;

/// The time limits of the JDK's HTTP server, which has none by itself. It reads them once, with its first server.
///
/// Units: seconds. A request has 15 from its first byte to its last (headers included: the server counts them
/// together), an answer 60 because a caller may wait 30 for a verdict, an idle connection 30. Small answers go at once.
public final class SlowCallers {
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "15",
            "sun.net.httpserver.maxRspTime", "60",
            "sun.net.httpserver.idleInterval", "30",
            "sun.net.httpserver.nodelay", "true");

    private SlowCallers() {}

    /// Sets what nobody has set. To be called before the process makes its first HTTP server, of whatever part.
    public static void limit() {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
