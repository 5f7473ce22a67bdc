package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.customer.Customer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of an attribute.
 *
 * @param attribute the name of the column, in lower case
 * @param valueOf the values by customer, without those of whom it is not known
 */
public record AttributeValues(String attribute, Map<String, String> valueOf) {

    /** What {@code --customers} says of an attribute. */
    public static AttributeValues of(String attribute, List<Customer> customers) {
        Map<String, String> values = new TreeMap<>();
        customers.forEach(
                customer -> customer.attribute(attribute).ifPresent(value -> values.put(customer.id(), value)));
        return new AttributeValues(attribute, values);
    }

    /** How many values there are. */
    long values() {
        return valueOf.values().stream().distinct().count();
    }
}
