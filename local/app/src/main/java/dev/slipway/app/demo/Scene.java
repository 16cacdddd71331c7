package dev.slipway.app.demo;

/// One part of the demo.
interface Scene {
    String title();

    void play(Stage stage);
}
