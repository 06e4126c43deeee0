package io.strongroom.sandbox.organization;

import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.arns.Arn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * An account that is being furnished.
 *
 * @param now the time of the simulated world; most of what is found is some 200 days old
 * @param random seeded for this account: the same account gets the same things each time
 * @param size how many times as many volumes, databases and file systems there are
 * @param at the account in a Region at a time; its calls are neither guarded nor in the ledger
 * @param declared what the furniture means, as it says itself
 * @param assets what was put there that holds data
 */
record Premises(
        Member member,
        Members members,
        Instant now,
        Random random,
        int size,
        BiFunction<Region, Instant, AwsAccount> at,
        List<Declared> declared,
        List<Asset> assets) {
    private static final Duration AGE = Duration.ofDays(200);
    private static final Duration LATELY = Duration.ofDays(2);
    private static final Region ELSEWHERE = new Region("eu-central-1");
    private static final Region FAR = new Region("us-east-1");

    /** The account of the practice's own example. */
    boolean isExample() {
        return member.id().equals(Members.BACKUP_PROD);
    }

    <C> C home(Class<C> client) {
        return in(member.home(), client);
    }

    <C> C in(Region region, Class<C> client) {
        return at.apply(region, now.minus(AGE)).client(client);
    }

    /** The name of the vault that plans write to. */
    String mainVault() {
        return isExample() ? "backup-vault-prod" : team() + "-vault";
    }

    /** For what happened two days ago only. */
    <C> C lately(Class<C> client) {
        return at.apply(member.home(), now.minus(LATELY)).client(client);
    }

    boolean isCalled(String name) {
        return member.name().equals(name);
    }

    /** Where copies go. */
    Region away() {
        return member.home().equals(ELSEWHERE) ? FAR : ELSEWHERE;
    }

    boolean isProduction() {
        return member.ouPath().startsWith("/prod") || member.ouPath().startsWith("/security");
    }

    /** Whether this one thing is as it should be: a matter of how well the account is looked after. */
    boolean well() {
        return chance(Care.of(member));
    }

    /** The same of one thing by its name, drawn by itself: what is furnished besides leaves everything else as it was. */
    boolean well(String what) {
        long drawn = 31L * member.id().value().hashCode() + what.hashCode();
        return new SplittableRandom(drawn).nextDouble() < Care.of(member);
    }

    /** Whether plans of its own back the account up. */
    boolean planned() {
        return !isExample() && !isCalled("backup-vault-central") && !isCalled("legacy-erp");
    }

    /** Says what is meant by what was put there. */
    void expect(String control, String resource, boolean good) {
        declared.add(new Declared(control, resource, good));
    }

    /** An ARN of the account in its home Region. */
    String arn(String service, String resource) {
        return arn(service, member.home(), resource);
    }

    String arn(String service, Region region, String resource) {
        return Arn.of(region.partition(), service, region.value(), member.id().value(), resource)
                .toString();
    }

    /** The subject of verdicts on the Region's settings of AWS Backup. */
    String regionSettings() {
        return arn("backup", "region-settings");
    }

    /** The subject of verdicts on the account itself. */
    String account() {
        return "arn:aws:iam::" + member.id() + ":root";
    }

    String role(String name) {
        return "arn:aws:iam::" + member.id() + ":role/" + name;
    }

    <C> C today(Class<C> client) {
        return at.apply(member.home(), now).client(client);
    }

    /** True in that share of the cases. */
    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A name that no other account's bucket has. */
    String bucket(String what) {
        return member.name() + "-" + what + "-" + member.id().value().substring(6);
    }

    /** A name for vaults and aliases. */
    String team() {
        var name = member.name();
        return name.length() > 30 ? name.substring(0, 30) : name;
    }
}
