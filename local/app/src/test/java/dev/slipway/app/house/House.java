package dev.slipway.app.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/// A tree of packages built like ours: the house itself, or the one in the tests where every rule is broken.
final class House {
    static final House OURS = new House("dev.slipway", location -> !ofTests(location.toString()));
    static final House BAD = new House("dev.slipway.app.house.bad", _ -> true);

    private final String root;
    private final JavaClasses classes;

    private House(String root, ImportOption which) {
        this.root = root;
        classes = new ClassFileImporter().withImportOption(which).importPackages(root);
    }

    JavaClasses classes() {
        return classes;
    }

    /// A package and everything below it.
    String room(String name) {
        return root + "." + name + "..";
    }

    String[] rooms(String... names) {
        var rooms = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            rooms[i] = room(names[i]);
        }
        return rooms;
    }

    String root() {
        return root;
    }

    private static boolean ofTests(String location) {
        return location.contains("/test-classes/") || location.contains("-tests.jar") || location.contains("/surefire");
    }
}
