package dev.slipway.wire.web;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;

/// The one rule of every adapter on what is sent once more: a request whose connection was cut before an answer, by a reset or by an
/// orderly end.
///
/// Both are how a server that closed an idle connection is met, and neither says whether the request was carried out. It may
/// be sent again all the same, for every effect has a name by which it is looked up. Nobody who listens, silence and an answer that
/// breaks off are no cut.
public final class CutConnection {
    private CutConnection() {}

    /// Whether that is why there is no answer. Whoever asks knows that the head of an answer has not come.
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The JDK's older client makes a SocketException of an orderly end, the newer one an EOFException.
            if (cause instanceof EOFException
                    || (cause instanceof SocketException && !(cause instanceof ConnectException))) {
                return true;
            }
        }
        return false;
    }
}
