package io.strongroom.sandbox.faults;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;

/**
 * Decides for each call. The n-th call of an API in an account meets the same fate in every run with the same seed and
 * salt, whatever other calls are made meanwhile.
 */
public final class FaultDice {
    private final Faults faults;
    private final long salt;
    private final Map<String, AtomicLong> calls = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Pending> pending = new CopyOnWriteArrayList<>();

    private record Pending(Faults.Rule rule, AtomicInteger left) {
        boolean strikes(String account, String api) {
            return rule.covers(api, account) && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        }
    }

    /** @param salt such as the process's start time, lest a restarted process meets the same fates in the same order */
    public FaultDice(Faults faults, long salt) {
        this.faults = faults;
        this.salt = salt;
        faults.rules().forEach(this::add);
    }

    /** Adds a rule while running, as tests do. */
    public void add(Faults.Rule rule) {
        pending.add(new Pending(rule, new AtomicInteger(rule.times())));
    }

    /** The fault that strikes this call, if any. Each call counts, so ask once. */
    public Optional<Fault> roll(String account, String api, boolean mutating) {
        long number = calls.computeIfAbsent(account + "/" + api, key -> new AtomicLong())
                .incrementAndGet();
        for (var rule : pending) {
            if ((mutating || rule.rule().fault() != Fault.EXECUTED_THEN_TIMED_OUT) && rule.strikes(account, api)) {
                return Optional.of(rule.rule().fault());
            }
        }
        for (var fault : Fault.values()) {
            double rate = faults.rates().getOrDefault(fault, 0.0);
            if ((mutating || fault != Fault.EXECUTED_THEN_TIMED_OUT) && chance(fault, account, api, number) < rate) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private double chance(Fault fault, String account, String api, long number) {
        var text = faults.seed() + "|" + salt + "|" + fault + "|" + account + "|" + api + "|" + number;
        var crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        // CRC32C is linear, so near numbers give near patterns: the mixing step of SplitMix64 breaks them up.
        long mixed = (crc.getValue() + faults.seed()) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
