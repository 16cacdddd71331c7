/// The command line: one command a class. A command speaks HTTP to the laptop's gateway, its own or a running one.
@NullMarked
package dev.slipway.app.cli;

import org.jspecify.annotations.NullMarked;
