package io.strongroom.standalone.postgres;

import io.strongroom.standalone.StartRefused;
import java.util.List;

/** Whom PostgreSQL runs as. It refuses to run as root, so root needs a way around itself. */
sealed interface RunAs {

    /** What goes before the program on a command line; each of these replaces itself, so the process id stays. */
    List<String> prefix();

    /** Who must own the data, as the file system counts it. */
    Owner owner();

    /** An ordinary user runs it as he is. */
    record Myself(Owner owner) implements RunAs {
        @Override
        public List<String> prefix() {
            return List.of();
        }
    }

    /** Root in a user namespace of its own looks like nobody to PostgreSQL, and still owns root's files. */
    record UserNamespace(Owner owner) implements RunAs {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "-U");
        }
    }

    /** Where namespaces are forbidden, root steps down to a user without rights. */
    record Somebody(String name, Owner owner) implements RunAs {
        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid=" + owner.uid(), "--regid=" + owner.gid(), "--clear-groups");
        }
    }

    /** The first way that works here. */
    static RunAs detect() {
        var me = Owner.ofThisProcess();
        if (!me.isRoot()) {
            return new Myself(me);
        }
        var namespace = new UserNamespace(me);
        if (Command.of(namespace.prefix(), "true").succeeds()) {
            return namespace;
        }
        for (var name : List.of("strongroom", "postgres", "nobody")) {
            var owner = Owner.ofUser(name);
            if (owner.isPresent()) {
                var somebody = new Somebody(name, owner.get());
                if (Command.of(somebody.prefix(), "true").succeeds()) {
                    return somebody;
                }
            }
        }
        throw new StartRefused("PostgreSQL does not run as root, and root may neither make a user namespace (unshare)"
                + " nor step down to another user (setpriv) here. Start Strongroom as an ordinary user.");
    }
}
