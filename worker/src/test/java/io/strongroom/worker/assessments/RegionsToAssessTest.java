package io.strongroom.worker.assessments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.sandbox.faults.Fault;
import io.strongroom.sandbox.faults.Faults;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import io.strongroom.worker.assessments.AssessmentsForTests.Settings;
import io.strongroom.worker.aws.HubUnavailable;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegionsToAssessTest {
    private final SandboxAwsAccounts accounts = new SandboxAwsAccounts(
            new InMemoryStore(() -> Samples.NOW), () -> Samples.NOW, SandboxSettings.calm(), new Random(7));

    @Test
    void allThatTheAccountTellsInTheOrderOfTheirCodes() {
        var told =
                new RegionsToAssess(accounts, new Settings(List.of(), false), account -> List.of()).of(Samples.ACCOUNT);
        assertTrue(told.contains(new Region("us-east-1")), told.toString());
        assertEquals(
                told.stream().map(Region::value).sorted().toList(),
                told.stream().map(Region::value).toList());
    }

    @Test
    void configuredOnesAreNotAskedFor() {
        var regions = new RegionsToAssess(
                (account, region) -> {
                    throw new AssertionError("nobody asks");
                },
                new Settings(List.of("sa-east-1"), false),
                account -> List.of());
        assertEquals(List.of(new Region("sa-east-1")), regions.of(Samples.ACCOUNT));
    }

    @ParameterizedTest
    @EnumSource(names = {"DENIED", "THROTTLE", "INTERNAL_500"})
    void accountThatDoesNotTellThemIsNotGuessedAt(Fault fault) {
        accounts.strike(new Faults.Rule("ec2:DescribeRegions", "*", fault, 100));
        var regions = new RegionsToAssess(accounts, new Settings(List.of(), false), account -> List.of());
        var refused = assertThrows(AccountUnreachable.class, () -> regions.of(Samples.ACCOUNT));
        assertTrue(String.valueOf(refused.getMessage()).contains("ec2:DescribeRegions"), refused.getMessage());
    }

    @Test
    void thatOurOwnCredentialsDoNotWorkIsNoFaultOfTheAccount() {
        var failure = new HubUnavailable("expired", new IllegalStateException());
        var regions = new RegionsToAssess(
                (account, region) -> {
                    throw failure;
                },
                new Settings(List.of(), false),
                account -> List.of());
        assertSame(failure, assertThrows(HubUnavailable.class, () -> regions.of(Samples.ACCOUNT)));
    }
}
