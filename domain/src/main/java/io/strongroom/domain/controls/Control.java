package io.strongroom.domain.controls;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Resource;
import java.util.List;

/**
 * A pure judgement on resources of one kind, named as the desired state. It reads no clock ({@link Inventory#takenAt()} is
 * its now), and whatever it asks the inventory for and that could not be read ends it as {@link Verdict.Unknown}: it
 * neither catches {@link io.strongroom.domain.inventory.NotTold} nor asks whether something was read.
 *
 * @param <R> the record of what is judged
 */
public interface Control<R extends Resource> {
    ControlSpec<R> spec();

    /**
     * Whether the control has anything to say of the resource. What it does not concern gets no verdict at all; when it
     * concerns none, the control as a whole is not applicable here.
     */
    default boolean concerns(R resource, Inventory inventory) {
        return true;
    }

    /**
     * Whether it judges how far reading got, and not what was read: then nothing may be left out for it, though its spec
     * names no kinds.
     */
    default boolean judgesTheReading() {
        return false;
    }

    /** The verdict on a resource that it concerns. */
    Verdict judge(R resource, Inventory inventory);

    /**
     * Verdicts on what no record of the judged kind stands for, and that the control speaks of all the same: a key of
     * another account that backups rest on, a setting of the Region.
     */
    default List<Judgement> beyond(Inventory inventory) {
        return List.of();
    }
}
