package io.strongroom.domain.controls;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Wanted;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /**
     * What has to be read for these controls.
     *
     * @param chosen empty for all controls
     */
    public Wanted wanted(Set<ControlId> chosen) {
        var those = those(chosen);
        if (chosen.isEmpty() || those.stream().anyMatch(Control::judgesTheReading)) {
            return Wanted.everything();
        }
        var kinds = new HashSet<Kind<?>>();
        var actions = new HashSet<String>();
        those.forEach(control -> {
            kinds.addAll(control.spec().reads());
            actions.addAll(control.spec().properties());
        });
        return new Wanted(kinds, actions);
    }

    /**
     * Verdicts on what is in one Region, in the order of ids.
     *
     * @param chosen the controls that judge; empty for all
     */
    public List<Judgement> judgeRegion(Inventory inventory, Set<ControlId> chosen) {
        return judge(inventory, chosen, Set.of(Kind.Reach.REGIONAL));
    }

    /**
     * Verdicts on what has no Region: once per account, in the order of ids.
     *
     * @param inventory with the resources of all Regions together
     * @param chosen the controls that judge; empty for all
     */
    public List<Judgement> judgeWhole(Inventory inventory, Set<ControlId> chosen) {
        return judge(inventory, chosen, Set.of(Kind.Reach.GLOBAL, Kind.Reach.ORGANIZATION));
    }

    private List<Control<?>> those(Set<ControlId> chosen) {
        return byId.values().stream()
                .filter(control ->
                        chosen.isEmpty() || chosen.contains(control.spec().id()))
                .toList();
    }

    private List<Judgement> judge(Inventory inventory, Set<ControlId> chosen, Set<Kind.Reach> reaches) {
        return those(chosen).stream()
                .filter(control -> reaches.contains(control.spec().judges().reach()))
                .flatMap(control -> Judging.judge(control, inventory).stream())
                .toList();
    }
}
