package io.strongroom.domain.accounts;

/** A group of AWS Regions with ARNs, endpoints and accounts of its own. */
public enum Partition {
    AWS("aws", "us-east-1", "amazonaws.com"),
    AWS_US_GOV("aws-us-gov", "us-gov-west-1", "amazonaws.com"),
    AWS_CN("aws-cn", "cn-north-1", "amazonaws.com.cn");

    private final String id;
    private final String globalRegion;
    private final String dnsSuffix;

    Partition(String id, String globalRegion, String dnsSuffix) {
        this.id = id;
        this.globalRegion = globalRegion;
        this.dnsSuffix = dnsSuffix;
    }

    /** The second field of every ARN of this partition. */
    public String id() {
        return id;
    }

    /** The Region whose endpoint answers for global services such as IAM. */
    public Region globalRegion() {
        return new Region(globalRegion);
    }

    /** The suffix of this partition's host names. Service principals use {@code amazonaws.com} in all of them. */
    public String dnsSuffix() {
        return dnsSuffix;
    }
}
