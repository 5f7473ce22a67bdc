package io.github.retentionmetrics.ticket;

/**
 * What a customer went through with support, best first: of several tickets, the worst counts.
 *
 * @see TicketHistory#experiences
 */
public enum TicketExperience {
    /** Every ticket was solved for the first time within the target. */
    RESOLVED_FAST("resolved fast"),

    /** Every ticket was solved, at least one of them after the target. */
    RESOLVED_SLOWLY("resolved slowly"),

    /** At least one ticket was not solved yet. */
    OPEN("open");

    private final String text;

    TicketExperience(String text) {
        this.text = text;
    }

    /** {@return the words for people, such as {@code resolved fast}} */
    @Override
    public String toString() {
        return text;
    }
}
