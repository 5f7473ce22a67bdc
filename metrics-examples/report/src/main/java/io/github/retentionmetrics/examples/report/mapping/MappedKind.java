package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.audience.AudienceCount;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A kind of input that a mapping reads, with the words for its parts and the plain columns that they fill. */
enum MappedKind {
    PURCHASES,
    SUBSCRIPTIONS,
    COSTS,
    CUSTOMERS,
    REFERRALS,
    SURVEY,
    TICKETS,
    MEMBERS,
    POINTS,
    EVENTS,
    AUDIENCE;

    private static final Set<String> PRICE_WORDS = Set.of("interval", "status");

    /** What a part holds. */
    enum Type {
        TEXT,
        DAY,
        TIME,
        /** A time, or only a day. */
        MOMENT,
        AMOUNT,
        DISCOUNT
    }

    /**
     * A part of a row.
     *
     * @param word what a mapping calls it
     * @param column what the plain form calls it
     * @param type what it holds
     * @param isRequired whether a mapping must say where it is
     */
    record Part(String word, String column, Type type, boolean isRequired) {
        /** Whether it is about the price of a subscription, and says nothing without one. */
        boolean isOfPrice() {
            return !isRequired && !Set.of("end", "currency").contains(column);
        }
    }

    private static Part part(String word, String column, Type type, boolean isRequired) {
        return new Part(word, column, type, isRequired);
    }

    /** What a mapping calls the kind. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MappedKind parse(String text) throws MappingError {
        Map<String, MappedKind> known = new TreeMap<>();
        for (MappedKind kind : values()) {
            known.put(kind.word(), kind);
        }
        MappedKind kind = known.get(text.strip());
        if (kind == null) {
            throw new MappingError("reads must be one of " + String.join(", ", known.keySet()) + ": " + text.strip());
        }
        return kind;
    }

    /** Whether an option's files can be read by a mapping of this kind. */
    boolean reads(InputKind input) {
        return switch (this) {
            case PURCHASES -> input == InputKind.PURCHASES;
            case SUBSCRIPTIONS -> input == InputKind.SUBSCRIPTIONS;
            case COSTS -> input == InputKind.COSTS;
            case CUSTOMERS -> input == InputKind.CUSTOMERS;
            case REFERRALS -> input == InputKind.REFERRALS;
            case SURVEY -> input == InputKind.NPS || input == InputKind.CSAT || input == InputKind.CES;
            case TICKETS -> input == InputKind.TICKETS;
            case MEMBERS -> input == InputKind.MEMBERS;
            case POINTS -> input == InputKind.POINTS;
            case EVENTS -> input == InputKind.EVENTS;
            case AUDIENCE -> input == InputKind.AUDIENCE;
        };
    }

    /** The kind of input that it is most often. */
    InputKind input() {
        return this == SURVEY ? InputKind.NPS : InputKind.valueOf(name());
    }

    /** What a mapping calls the part that fills a plain column. */
    String wordOf(String column) {
        return parts().stream()
                .filter(part -> part.column().equals(column))
                .map(Part::word)
                .findFirst()
                .orElse(column);
    }

    /** The parts of a row. */
    List<Part> parts() {
        return switch (this) {
            case PURCHASES ->
                List.of(
                        part("customer", "customer_id", Type.TEXT, true),
                        part("date", "date", Type.DAY, true),
                        part("amount", "amount", Type.AMOUNT, true),
                        part("category", "category", Type.TEXT, false));
            case SUBSCRIPTIONS ->
                List.of(
                        part("customer", "customer_id", Type.TEXT, true),
                        part("start", "start", Type.DAY, true),
                        part("end", "end", Type.DAY, false),
                        part("subscription", "subscription_id", Type.TEXT, false),
                        part("plan", "plan", Type.TEXT, false),
                        part("amount", "amount", Type.AMOUNT, false),
                        part("interval", "interval", Type.TEXT, false),
                        part("quantity", "quantity", Type.TEXT, false),
                        part("discount", "discount", Type.DISCOUNT, false),
                        part("trial end", "trial_end", Type.DAY, false),
                        part("status", "status", Type.TEXT, false),
                        part("currency", "currency", Type.TEXT, false),
                        part("cancelled on", "cancelled_on", Type.DAY, false));
            case COSTS ->
                List.of(
                        part("date", "date", Type.DAY, true),
                        part("category", "category", Type.TEXT, true),
                        part("amount", "amount", Type.AMOUNT, true));
            case CUSTOMERS -> List.of(part("customer", "customer_id", Type.TEXT, true));
            case REFERRALS ->
                List.of(
                        part("referrer", "referrer", Type.TEXT, true),
                        part("referred", "referred", Type.TEXT, true),
                        part("date", "date", Type.DAY, true));
            case SURVEY ->
                List.of(
                        part("respondent", "respondent", Type.TEXT, false),
                        part("date", "date", Type.DAY, true),
                        part("score", "score", Type.TEXT, true));
            case TICKETS ->
                List.of(
                        part("ticket", "ticket_id", Type.TEXT, true),
                        part("customer", "customer_id", Type.TEXT, false),
                        part("created", "created", Type.TIME, true),
                        part("solved", "solved", Type.TIME, true),
                        part("first solved", "first_solved", Type.TIME, false));
            case MEMBERS ->
                List.of(
                        part("customer", "customer_id", Type.TEXT, true),
                        part("joined", "joined", Type.DAY, true),
                        part("left", "left", Type.DAY, false));
            case POINTS ->
                List.of(
                        part("customer", "customer_id", Type.TEXT, true),
                        part("date", "date", Type.DAY, true),
                        part("kind", "kind", Type.TEXT, true),
                        part("points", "points", Type.TEXT, true));
            case EVENTS ->
                List.of(
                        part("user", "user_id", Type.TEXT, true),
                        part("time", "timestamp", Type.MOMENT, true),
                        part("event", "event", Type.TEXT, true),
                        part("session", "session_id", Type.TEXT, false));
            case AUDIENCE -> audienceParts();
        };
    }

    private static List<Part> audienceParts() {
        List<Part> parts = new ArrayList<>(List.of(
                part("date", "date", Type.DAY, true),
                part("channel", "channel", Type.TEXT, false),
                part("item", "item", Type.TEXT, false)));
        for (String size : List.of("start", "gained", "lost", "end")) {
            parts.add(part(size, size, Type.TEXT, false));
        }
        for (AudienceCount count : AudienceCount.values()) {
            parts.add(part(count.columnName().replace('_', ' '), count.columnName(), Type.TEXT, false));
        }
        return parts;
    }

    /** Whether a mapping must say where the part of a plain column is. */
    boolean isRequired(String column) {
        return parts().stream()
                .anyMatch(part -> part.isRequired() && part.column().equals(column));
    }

    /** Whether the texts of a plain column may be given other words. */
    boolean hasWords(String column) {
        return this == SURVEY ? column.equals("score") : this == SUBSCRIPTIONS && PRICE_WORDS.contains(column);
    }

    /** The plain column of the customer without whom a record is left out; empty where there may be none. */
    String customerColumn() {
        return switch (this) {
            case TICKETS, AUDIENCE -> "";
            case EVENTS -> "user_id";
            default -> "customer_id";
        };
    }

    /** Whether each row may be in a currency of its own. */
    boolean keepsCurrencies() {
        return this == SUBSCRIPTIONS;
    }

    /** Whether several records may be one row. */
    boolean hasOrders() {
        return this == PURCHASES;
    }

    /** The plain columns that a mapping fills. */
    List<String> columns(Set<String> filled, List<String> attributes) {
        List<String> columns = new ArrayList<>();
        for (Part part : parts()) {
            if (filled.contains(part.column())) {
                columns.add(part.column());
            }
        }
        columns.addAll(attributes);
        return columns;
    }
}
