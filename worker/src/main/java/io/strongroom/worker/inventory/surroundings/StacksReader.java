package io.strongroom.worker.inventory.surroundings;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.surroundings.Stack;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackDriftInformation;

/** Stacks that make vaults, plans or keys. What a stack makes is in its template, which is read for each that stands. */
@Singleton
final class StacksReader implements KindReader<Stack> {
    @Override
    public Kind<Stack> kind() {
        return Kinds.STACKS;
    }

    private static final String TEMPLATE = "cloudformation:GetTemplate";

    @Override
    public List<Stack> read(Gathering from) {
        var cloudFormation = from.client(CloudFormationClient.class);
        var stacks = from.call(
                "cloudformation:DescribeStacks",
                () -> cloudFormation.describeStacksPaginator().stacks().stream()
                        .filter(stack -> !"DELETE_COMPLETE".equals(stack.stackStatusAsString()))
                        .toList());
        return from
                .each(stacks, stack -> stack(stack, from.told(TEMPLATE, () -> resources(cloudFormation, stack))))
                .stream()
                .filter(StacksReader::concerns)
                .toList();
    }

    /** A stack whose template could not be read may make anything. */
    private static boolean concerns(Stack stack) {
        return switch (stack.backupResources()) {
            case Told.Known<List<Stack.StackResource>>(var resources) -> !resources.isEmpty();
            case Told.None<List<Stack.StackResource>> none -> false;
            case Told.Unknown<List<Stack.StackResource>> unknown -> true;
        };
    }

    private static Stack stack(
            software.amazon.awssdk.services.cloudformation.model.Stack stack,
            Told<List<Stack.StackResource>> resources) {
        return new Stack(
                stack.stackId(),
                stack.stackName(),
                stack.stackStatusAsString(),
                Boolean.TRUE.equals(stack.enableTerminationProtection()),
                Optional.ofNullable(stack.driftInformation())
                        .map(StackDriftInformation::stackDriftStatusAsString)
                        .orElse("NOT_CHECKED"),
                resources);
    }

    private static Optional<List<Stack.StackResource>> resources(
            CloudFormationClient cloudFormation, software.amazon.awssdk.services.cloudformation.model.Stack stack) {
        var text = cloudFormation.getTemplate(r -> r.stackName(stack.stackId())).templateBody();
        return Optional.ofNullable(text).map(body -> Template.backupResources(Template.parse(TEMPLATE, body)));
    }
}
