package dev.slipway.app.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;

/// Stands before LocalStack or a twin: hands everything on, and notes what was asked, by which key, and the status of the answer.
/// What it is told to lose is answered as by a service that is down.
///
/// The price list answers here, for no emulator has one.
final class Gate implements AutoCloseable {
    /// One request that was answered.
    ///
    /// Shape: `call` is a service as signatures name it and its operation, or the method where no operation is named, such as
    /// `sts AssumeRole` and `s3 PUT`.
    record Asked(String call, String key, int status) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SIGNED = Pattern.compile("Credential=([^/]+)/[0-9]{8}/[a-z0-9-]+/([a-z0-9-]+)/aws4_request");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");
    private static final Pattern ROLE = Pattern.compile("(?:^|&)RoleArn=([^&]+)");
    private static final Pattern LINK = Pattern.compile("/review/([A-Za-z0-9._~-]+)");
    private static final Pattern KEY_OF_SESSION = Pattern.compile("<AccessKeyId>([^<]+)</AccessKeyId>");

    /// What a client of HTTP says for itself.
    private static final Set<String> OF_THE_ROAD =
            Set.of("connection", "content-length", "date", "expect", "host", "transfer-encoding", "upgrade");

    private final URI behind;
    private final PriceList prices;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<String> links = new LinkedBlockingQueue<>();
    private final Set<String> roles = ConcurrentHashMap.newKeySet();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();

    private Gate(URI behind) throws IOException {
        this.behind = behind;
        prices = new PriceList();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    static Gate before(String behind) throws IOException {
        return new Gate(URI.create(behind));
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// What was asked since somebody looked last.
    List<Asked> asked() {
        var taken = new ArrayList<Asked>();
        asked.drainTo(taken);
        return taken;
    }

    /// Loses the next call of this name.
    void lose(String call) {
        lost.add(call);
    }

    /// What is still to be lost.
    Set<String> toLose() {
        return Set.copyOf(lost);
    }

    /// What follows `/review/` in the letters that were published, in their order.
    List<String> links() {
        return List.copyOf(links);
    }

    /// The roles that somebody took.
    Set<String> roles() {
        return Set.copyOf(roles);
    }

    /// The keys that were given with them.
    Set<String> sessions() {
        return Set.copyOf(sessions);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var call = call(exchange, body);
            if (call.equals("pricing GetProducts")) {
                note(exchange, call, 200);
                answer(exchange, 200, prices.answer(JSON.readTree(body)).getBytes(StandardCharsets.UTF_8));
                return;
            }
            if (lost.remove(call)) {
                answer(exchange, 503, "{\"__type\":\"ServiceUnavailable\"}".getBytes(StandardCharsets.UTF_8));
                return;
            }
            var whole = http.send(onward(exchange, body), BodyHandlers.ofByteArray());
            learn(call, body, whole.body());
            note(exchange, call, whole.statusCode());
            whole.headers().map().forEach((name, values) -> {
                if (!OF_THE_ROAD.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            answer(exchange, whole.statusCode(), whole.body());
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest onward(HttpExchange exchange, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_ROAD.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private void learn(String call, byte[] request, byte[] answer) {
        if (call.equals("sts AssumeRole")) {
            roles.add(URLDecoder.decode(found(ROLE, text(request)), StandardCharsets.UTF_8));
            sessions.add(found(KEY_OF_SESSION, text(answer)));
        }
        if (call.equals("sns Publish")) {
            LINK.matcher(URLDecoder.decode(text(request), StandardCharsets.UTF_8)).results().map(link -> link.group(1)).forEach(links::add);
        }
    }

    private void note(HttpExchange exchange, String call, int status) {
        asked.add(new Asked(call, found(SIGNED, signature(exchange)), status));
    }

    private static String call(HttpExchange exchange, byte[] body) {
        var signed = SIGNED.matcher(signature(exchange));
        var service = signed.find() ? signed.group(2) : "unsigned";
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var action = target == null ? found(ACTION, text(body)) : target.substring(target.indexOf('.') + 1);
        return service + " " + (action.isEmpty() ? exchange.getRequestMethod() : action);
    }

    private static String signature(HttpExchange exchange) {
        return String.join("", exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
    }

    private static String found(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        return match.find() ? match.group(1) : "";
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }
}
