package io.strongroom.domain.remediations;

import java.util.List;

/** The remediations, which are package-private, for tests of any module that run them without a container. */
public final class Recipes {
    private static final List<String> PACKAGES = List.of("keys", "buckets", "vaults", "roles", "trails", "restores");

    private Recipes() {}

    /** The remediation with this id: its class is named after it. */
    public static Remediation named(String id) {
        var simpleName = new StringBuilder();
        for (var word : id.split("-")) {
            simpleName.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        for (var place : PACKAGES) {
            try {
                var type = Class.forName(Recipes.class.getPackageName() + "." + place + "." + simpleName);
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                return (Remediation) constructor.newInstance();
            } catch (ClassNotFoundException e) {
                continue;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalArgumentException("no remediation class for " + id);
    }
}
