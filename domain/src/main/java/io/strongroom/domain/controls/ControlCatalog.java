package io.strongroom.domain.controls;

import io.strongroom.domain.inventory.Inventory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All controls by id. A plain class over a list; the running application hands it what discovery found. */
public final class ControlCatalog {
    private final TreeMap<ControlId, Control<?>> byId = new TreeMap<>();

    /** @throws IllegalStateException when two have one id, or none was found: a missing index leaves the list empty */
    public ControlCatalog(Collection<? extends Control<?>> controls) {
        if (controls.isEmpty()) {
            throw new IllegalStateException("no control was found: is the domain jar indexed?");
        }
        for (var control : controls) {
            if (byId.put(control.spec().id(), control) != null) {
                throw new IllegalStateException(
                        "two controls are called " + control.spec().id());
            }
        }
    }

    public List<Control<?>> all() {
        return List.copyOf(byId.values());
    }

    public List<ControlSpec<?>> specs() {
        return byId.values().stream().<ControlSpec<?>>map(Control::spec).toList();
    }

    public Optional<ControlSpec<?>> find(ControlId id) {
        return Optional.ofNullable(byId.get(id)).map(Control::spec);
    }

    /** Every control's verdicts on the inventory, in the order of ids. */
    public List<Judgement> judge(Inventory inventory) {
        return byId.values().stream()
                .flatMap(control -> Judging.judge(control, inventory).stream())
                .toList();
    }
}
