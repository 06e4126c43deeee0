package io.strongroom.web.accounts;

import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.posture.Posture.Assessed;
import io.strongroom.web.accounts.AccountView.OfRegion;
import io.strongroom.web.accounts.AccountView.Unread;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was read of an account, by Region. What is read once for the account is needed in every Region, and is told of
 * where it belongs: with what has no Region.
 */
final class RegionsRead {
    private static final Set<String> REGIONAL = Kinds.ALL.stream()
            .filter(kind -> kind.reach() == Kind.Reach.REGIONAL)
            .map(Kind::name)
            .collect(Collectors.toSet());

    private RegionsRead() {}

    static List<OfRegion> of(List<Assessed> regions) {
        var once = new TreeMap<String, String>();
        regions.forEach(region -> region.unread().forEach((kind, why) -> {
            if (!REGIONAL.contains(kind)) {
                once.put(kind, why);
            }
        }));
        var told = regions.stream().anyMatch(region -> region.region().equals(Finding.GLOBAL));
        return regions.stream()
                .map(region -> region.region().equals(Finding.GLOBAL)
                        ? row(region, once)
                        : row(region, told ? regional(region.unread()) : region.unread()))
                .toList();
    }

    private static Map<String, String> regional(Map<String, String> unread) {
        return unread.entrySet().stream()
                .filter(one -> REGIONAL.contains(one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static OfRegion row(Assessed region, Map<String, String> unread) {
        var sorted = new TreeMap<>(unread)
                .entrySet().stream()
                        .map(one -> Unread.of(one.getKey(), one.getValue()))
                        .toList();
        return new OfRegion(region.region(), region.at(), region.empty(), sorted);
    }
}
