package io.github.retentionmetrics.internal;

import java.io.InvalidObjectException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules for objects that are read back from a stream. A stream may be damaged or forged, so that it holds what no
 * factory would have made. Whichever rule is broken, the exception is an {@link InvalidObjectException}.
 */
public final class Restored {
    private Restored() {}

    /**
     * Checks an object that has been read.
     *
     * @param rule what is true of every valid object; a failure inside it counts as false
     * @throws InvalidObjectException if the rule is not satisfied
     */
    public static void require(BooleanSupplier rule) throws InvalidObjectException {
        boolean isValid = of(rule::getAsBoolean);
        if (!isValid) {
            throw new InvalidObjectException("stored object must satisfy the rules of its class: it does not");
        }
    }

    /**
     * Makes an object from its stored parts.
     *
     * @param maker a factory that checks the parts
     * @param <T> the type of the object
     * @return the object
     * @throws InvalidObjectException if the factory refuses the parts
     */
    public static <T> T of(Supplier<T> maker) throws InvalidObjectException {
        try {
            return maker.get();
        } catch (RuntimeException refused) {
            InvalidObjectException invalid =
                    new InvalidObjectException("stored object must satisfy the rules of its class: it does not");
            invalid.initCause(refused);
            throw invalid;
        }
    }

    /**
     * The exception for an object that is not stored in the form that its class writes.
     *
     * @return the exception
     */
    public static InvalidObjectException formRequired() {
        return new InvalidObjectException("stored object must have the form that its class writes: it does not");
    }

    /**
     * Whether all parts are present.
     *
     * @param parts the parts
     * @return true if none is null
     */
    public static boolean arePresent(@Nullable Object... parts) {
        for (Object part : parts) {
            if (part == null) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether all elements of a list, which in a stream may be any objects, are of a type.
     *
     * @param list the list
     * @param type the type
     * @return true if all are of the type and none is null
     */
    public static boolean isListOf(List<?> list, Class<?> type) {
        return list.stream().allMatch(type::isInstance);
    }

    /**
     * Whether a list consists of different names.
     *
     * @param names the list
     * @return true if all are texts that are not null, and none comes twice
     */
    public static boolean areNames(List<?> names) {
        Set<String> distinct = new HashSet<>();
        return names.stream().allMatch(name -> name instanceof String text && distinct.add(text));
    }

    /**
     * Whether a number is a defined answer, or a reason says why it is none.
     *
     * @param value the number
     * @param reason why there is none, empty if there is one
     * @return true if the number is finite and the reason empty, or the number NaN and the reason given
     */
    public static boolean isAnswer(double value, String reason) {
        return !Double.isInfinite(value) && Checks.isReason(reason, !Double.isNaN(value));
    }

    /**
     * Whether no count is negative.
     *
     * @param counts the counts
     * @return true if all are at least 0
     */
    public static boolean areCounts(long... counts) {
        for (long count : counts) {
            if (count < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a table of counts is square.
     *
     * @param counts the rows
     * @param size how many rows and columns there must be
     * @return true if it has this size, and no count is negative
     */
    public static boolean areCounts(long[][] counts, int size) {
        if (counts.length != size) {
            return false;
        }
        for (long[] row : counts) {
            if (row.length != size || !areCounts(row)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether numbers ascend.
     *
     * @param numbers the numbers
     * @param isStrict whether two numbers must differ
     * @return true if each is at least the one before, or larger
     */
    public static boolean areAscending(long[] numbers, boolean isStrict) {
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] < numbers[i - 1] || (isStrict && numbers[i] == numbers[i - 1])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether numbers ascend.
     *
     * @param numbers the numbers
     * @param isStrict whether two numbers must differ
     * @return true if each is at least the one before, or larger
     */
    public static boolean areAscending(int[] numbers, boolean isStrict) {
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] < numbers[i - 1] || (isStrict && numbers[i] == numbers[i - 1])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether offsets divide rows into groups that follow each other.
     *
     * @param offsets the first row of each group, and the number of rows
     * @param rows how many rows there are
     * @param isStrict whether each group must have a row
     * @return true if they ascend from 0 to the number of rows
     */
    public static boolean areOffsets(int[] offsets, int rows, boolean isStrict) {
        return offsets.length > 0
                && offsets[0] == 0
                && offsets[offsets.length - 1] == rows
                && areAscending(offsets, isStrict);
    }

    /**
     * Whether numbers ascend and are numbers.
     *
     * @param numbers the numbers
     * @return true if each is at least the one before and none is NaN
     */
    public static boolean areAscending(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (Double.isNaN(numbers[i]) || (i > 0 && numbers[i] < numbers[i - 1])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether all numbers lie in a range.
     *
     * @param numbers the numbers
     * @param low the lowest that is allowed
     * @param high the highest that is allowed
     * @return true if all do
     */
    public static boolean areWithin(int[] numbers, int low, int high) {
        for (int number : numbers) {
            if (number < low || number > high) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether amounts may have so many decimals.
     *
     * @param decimals the number of decimals
     * @return true if it is in 0..9
     */
    public static boolean areDecimals(int decimals) {
        return decimals >= 0 && decimals <= Checks.MOST_DECIMALS;
    }

    /**
     * Whether a date may be that of a record.
     *
     * @param date the date
     * @return true if it is in 0001-01-01..9999-12-31
     */
    public static boolean isDate(@Nullable LocalDate date) {
        return date != null && Checks.isRecordDate(date);
    }
}
