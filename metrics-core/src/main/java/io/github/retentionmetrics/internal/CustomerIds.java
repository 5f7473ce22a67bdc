package io.github.retentionmetrics.internal;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers of customers by ordinal: texts as they came, or numbers or words that become text only when asked
 * for. None is blank and none comes twice. Public signatures name it as a list of texts, and recognise it by identity
 * where two of them are joined.
 */
public final class CustomerIds extends AbstractList<String> implements RandomAccess, Serializable {
    private static final long serialVersionUID = 1L;

    private enum Kind {
        TEXT,
        NUMBER,
        WORD
    }

    private final String[] texts;
    private final long[] numbers;
    private final Kind kind;
    /** The ordinals by identifier; made when first asked for. */
    private transient volatile @Nullable Map<String, Integer> ordinals;

    private CustomerIds(String[] texts, long[] numbers, Kind kind) {
        this.texts = texts;
        this.numbers = numbers;
        this.kind = kind;
    }

    static CustomerIds of(String[] texts) {
        return new CustomerIds(texts, new long[0], Kind.TEXT);
    }

    static CustomerIds of(long[] numbers) {
        return new CustomerIds(new String[0], numbers, Kind.NUMBER);
    }

    /** Identifiers that are all {@linkplain TextWords words}. */
    static CustomerIds ofWords(long[] words) {
        return new CustomerIds(new String[0], words, Kind.WORD);
    }

    /**
     * How many customers there are.
     *
     * @return the number of identifiers
     */
    @Override
    public int size() {
        return kind == Kind.TEXT ? texts.length : numbers.length;
    }

    /**
     * The identifier of a customer.
     *
     * @param customer the customer's ordinal
     * @return the text
     * @throws ArrayIndexOutOfBoundsException if there is no such customer
     */
    @Override
    public String get(int customer) {
        return switch (kind) {
            case TEXT -> texts[customer];
            case NUMBER -> Long.toString(numbers[customer]);
            case WORD -> TextWords.toText(numbers[customer]);
        };
    }

    /**
     * The ordinal of a customer. The first call makes a hash table of all customers.
     *
     * @param id the identifier
     * @return the ordinal, or -1 if there is no such customer
     */
    @Override
    public int indexOf(@Nullable Object id) {
        Map<String, Integer> known = ordinals;
        if (known == null) {
            known = new HashMap<>();
            for (int customer = 0; customer < size(); customer++) {
                known.put(get(customer), customer);
            }
            ordinals = known;
        }
        return known.getOrDefault(id, -1);
    }

    /**
     * The identifiers of some customers as texts.
     *
     * @param customers their ordinals
     * @return the texts, in alphabetical order
     */
    public List<String> sorted(IntStream customers) {
        return customers.mapToObj(this::get).sorted().toList();
    }

    /**
     * Adds the identifiers to a dictionary.
     *
     * @param dictionary the dictionary
     * @return the ordinals there, by the ordinals here
     */
    public int[] addTo(CustomerDictionary dictionary) {
        int[] ordinals = new int[size()];
        switch (kind) {
            case TEXT -> dictionary.addAll(texts, ordinals, 0);
            case NUMBER -> dictionary.addAll(numbers, ordinals);
            case WORD -> dictionary.addWords(numbers, numbers.length, ordinals);
        }
        return ordinals;
    }

    /**
     * The identifiers of some customers.
     *
     * @param customers their ordinals
     * @return their identifiers, in this order
     */
    public CustomerIds select(int[] customers) {
        IntStream selected = Arrays.stream(customers);
        return kind == Kind.TEXT
                ? of(selected.mapToObj(customer -> texts[customer]).toArray(String[]::new))
                : new CustomerIds(
                        texts, selected.mapToLong(customer -> numbers[customer]).toArray(), kind);
    }

    CustomerIds range(int from, int to) {
        return kind == Kind.TEXT
                ? of(Arrays.copyOfRange(texts, from, to))
                : new CustomerIds(texts, Arrays.copyOfRange(numbers, from, to), kind);
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    /** Whether all are identifiers, and none comes twice. */
    private boolean isValid() {
        boolean areWords = kind != Kind.WORD
                || Arrays.stream(numbers).allMatch(word -> word != 0 && TextWords.of(TextWords.toText(word)) == word);
        boolean areVisible =
                kind == Kind.NUMBER || IntStream.range(0, size()).noneMatch(row -> Checks.isBlank(get(row)));
        CustomerDictionary dictionary = new CustomerDictionary();
        return areWords && areVisible && addTo(dictionary).length == dictionary.size();
    }

    /** What is stored: texts, or numbers with a checksum. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Kind kind;
        private final StoredArray ids;

        Form(CustomerIds customers) {
            kind = customers.kind;
            ids = kind == Kind.TEXT ? StoredArray.of(customers.texts) : StoredArray.of(customers.numbers);
        }

        private Object readResolve() throws InvalidObjectException {
            CustomerIds customers = Restored.of(() -> kind == Kind.TEXT
                    ? CustomerIds.of(ids.texts())
                    : new CustomerIds(new String[0], ids.longs(), Objects.requireNonNull(kind, "kind")));
            Restored.require(customers::isValid);
            return customers;
        }
    }

    @Override
    public String toString() {
        return size() + " customers";
    }
}
