package io.strongroom.api.onboarding;

import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.onboarding.Advice;
import io.strongroom.domain.onboarding.ConnectionTest;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.onboarding.PermissionMatrix;
import io.strongroom.domain.onboarding.RoleDrift;
import io.strongroom.domain.remediations.RemediationCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Connection tests as they are shown. */
@Singleton
public class Connections {
    private final Enrollments enrollments;
    private final ControlCatalog controls;
    private final RemediationCatalog remediations;

    Connections(Enrollments enrollments, ControlCatalog controls, RemediationCatalog remediations) {
        this.enrollments = enrollments;
        this.controls = controls;
        this.remediations = remediations;
    }

    /** With what the roles allow of each control. */
    ConnectionView whole(ConnectionTest test) {
        var lines = test.ended()
                ? matrix(test).lines().stream()
                        .map(ConnectionView.ControlView::of)
                        .toList()
                : List.<ConnectionView.ControlView>of();
        return ConnectionView.of(
                test, test.found().map(found -> RoleDrift.of(found, matrix(test))), advice(test), lines);
    }

    /** Without. */
    public ConnectionView brief(ConnectionTest test) {
        return ConnectionView.brief(test, test.found().map(found -> RoleDrift.of(found, matrix(test))), advice(test));
    }

    private PermissionMatrix matrix(ConnectionTest test) {
        return PermissionMatrix.of(controls, remediations, test.found());
    }

    private List<String> advice(ConnectionTest test) {
        return enrollments
                .find(test.account())
                .flatMap(enrollment -> test.found().map(found -> Advice.on(enrollment, found)))
                .orElse(List.of());
    }
}
