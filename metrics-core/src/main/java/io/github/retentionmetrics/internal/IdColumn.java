package io.github.retentionmetrics.internal;

import java.util.Objects;

/** A column of customer identifiers of one of the types that a caller may have; the array is shared. */
public final class IdColumn {
    private static final String CUSTOMER_IDS = "customerIds";

    private final String name;
    private final int length;
    private final Adder adder;

    private interface Adder {
        void addTo(CustomerDictionary dictionary, int[] ordinals, long rowsBefore);
    }

    private IdColumn(String name, int length, Adder adder) {
        this.name = name;
        this.length = length;
        this.adder = adder;
    }

    /**
     * A column of texts.
     *
     * @param customerIds the identifiers
     * @return the column
     * @throws NullPointerException if the array is null
     */
    public static IdColumn of(String[] customerIds) {
        Objects.requireNonNull(customerIds, CUSTOMER_IDS);
        return new IdColumn(
                CUSTOMER_IDS,
                customerIds.length,
                (dictionary, ordinals, rowsBefore) -> dictionary.addAll(customerIds, ordinals, rowsBefore));
    }

    /**
     * A column of texts that are encoded: as places in a dictionary.
     *
     * @param dictionary the identifiers, any of which may be there twice or in no row
     * @param codes for each row the place of its identifier, from 0
     * @return the column
     * @throws NullPointerException if an array is null
     */
    public static IdColumn of(String[] dictionary, int[] codes) {
        Objects.requireNonNull(dictionary, "dictionary");
        Objects.requireNonNull(codes, "codes");
        return new IdColumn(
                "codes",
                codes.length,
                (customers, ordinals, rowsBefore) -> customers.addAll(dictionary, codes, ordinals, rowsBefore));
    }

    /**
     * A column of numbers.
     *
     * @param customerIds the identifiers
     * @return the column
     * @throws NullPointerException if the array is null
     */
    public static IdColumn of(long[] customerIds) {
        Objects.requireNonNull(customerIds, CUSTOMER_IDS);
        return new IdColumn(
                CUSTOMER_IDS,
                customerIds.length,
                (dictionary, ordinals, rowsBefore) -> dictionary.addAll(customerIds, ordinals));
    }

    /**
     * A column of small numbers.
     *
     * @param customerIds the identifiers
     * @return the column
     * @throws NullPointerException if the array is null
     */
    public static IdColumn of(int[] customerIds) {
        Objects.requireNonNull(customerIds, CUSTOMER_IDS);
        return new IdColumn(
                CUSTOMER_IDS,
                customerIds.length,
                (dictionary, ordinals, rowsBefore) -> dictionary.addAll(customerIds, ordinals));
    }

    /**
     * What a message calls the column.
     *
     * @return the name of the caller's parameter
     */
    public String name() {
        return name;
    }

    /**
     * How many rows there are.
     *
     * @return the number of identifiers
     */
    public int length() {
        return length;
    }

    /**
     * Adds the customers to a dictionary where they are not yet in it.
     *
     * @param dictionary the dictionary
     * @param ordinals where the ordinals go, as many
     * @param rowsBefore how many rows came before, for the row in a message
     * @throws NullPointerException if an identifier is null; then no customer has been added
     * @throws IllegalArgumentException if an identifier is blank or a code not in the dictionary; then no customer has
     *     been added
     */
    public void addTo(CustomerDictionary dictionary, int[] ordinals, long rowsBefore) {
        adder.addTo(dictionary, ordinals, rowsBefore);
    }
}
