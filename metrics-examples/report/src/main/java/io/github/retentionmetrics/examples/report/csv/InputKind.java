package io.github.retentionmetrics.examples.report.csv;

/** What a file holds. The sample shop has one file of each kind, named after it. */
public enum InputKind {
    PURCHASES("purchases"),
    SUBSCRIPTIONS("subscriptions"),
    COSTS("costs"),
    CUSTOMERS("customers"),
    REFERRALS("referrals"),
    NPS("nps"),
    CSAT("csat"),
    CES("ces"),
    TICKETS("tickets"),
    MEMBERS("members"),
    POINTS("points"),
    EVENTS("events"),
    AUDIENCE("audience");

    private final String key;

    InputKind(String key) {
        this.key = key;
    }

    /** The name in the command line, in summary.json and in the text bundles. */
    public String key() {
        return key;
    }
}
