package io.github.retentionmetrics.internal;

import java.io.Serializable;
import java.util.Arrays;

/** The identifiers of customers by ordinal: texts as they came, or numbers that become text only when asked for. */
public final class CustomerIds implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String[] texts;
    private final long[] numbers;
    private final boolean isText;

    private CustomerIds(String[] texts, long[] numbers, boolean isText) {
        this.texts = texts;
        this.numbers = numbers;
        this.isText = isText;
    }

    static CustomerIds of(String[] texts) {
        return new CustomerIds(texts, new long[0], true);
    }

    static CustomerIds of(long[] numbers) {
        return new CustomerIds(new String[0], numbers, false);
    }

    /**
     * How many customers there are.
     *
     * @return the number of identifiers
     */
    public int size() {
        return isText ? texts.length : numbers.length;
    }

    /**
     * The identifier of a customer.
     *
     * @param customer the customer's ordinal
     * @return the text
     * @throws ArrayIndexOutOfBoundsException if there is no such customer
     */
    public String get(int customer) {
        return isText ? texts[customer] : Long.toString(numbers[customer]);
    }

    /**
     * Adds the identifiers to a dictionary.
     *
     * @param dictionary the dictionary
     * @return the ordinals there, by the ordinals here
     */
    public int[] addTo(CustomerDictionary dictionary) {
        int[] ordinals = new int[size()];
        (isText ? IdColumn.of(texts) : IdColumn.of(numbers)).addTo(dictionary, ordinals, 0);
        return ordinals;
    }

    CustomerIds select(int[] customers) {
        return isText
                ? of(Arrays.stream(customers)
                        .mapToObj(customer -> texts[customer])
                        .toArray(String[]::new))
                : of(Arrays.stream(customers)
                        .mapToLong(customer -> numbers[customer])
                        .toArray());
    }

    CustomerIds range(int from, int to) {
        return isText ? of(Arrays.copyOfRange(texts, from, to)) : of(Arrays.copyOfRange(numbers, from, to));
    }

    @Override
    public String toString() {
        return size() + " customers";
    }
}
