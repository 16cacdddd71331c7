package dev.slipway.engine;


import org.junit.jupiter.api.Test;

class VectorsTest {
    @Test
    void x() throws Exception {
        for (var v : Vectors.in(Vectors.folder().orElseThrow().resolve("executions"))) {
            var s = v.get("features").toString();
            if (s.contains("\"Map\"") || s.contains("\"Parallel\"")) continue;
            var r = new Replay(v);
            try { var d = r.differences(); if (!d.isEmpty()) System.out.println(r.id() + "\n    " + String.join("\n   ", d)); } catch (Exception e) { System.out.println(r.id() + " " + e); }
        }
    }
}
