package io.github.retentionmetrics.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.testing.Serialization;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CustomerTest {
    @Test
    void attributesAreAskedByName() {
        Customer customer = Customer.of("C-17").withAttribute("region", "Utrecht");
        assertThat(customer.attribute("region")).contains("Utrecht");
        assertThat(customer.attribute("channel")).isEmpty();
        assertThat(Customer.of("C-17").attributes()).isEmpty();
    }

    @Test
    void attributesAreInTheOrderOfTheirNames() {
        Customer customer = Customer.of("C-17", Map.of("region", "Utrecht", "channel", "web", "Age", ""));
        assertThat(customer.attributes().keySet()).containsExactly("Age", "channel", "region");
        assertThat(customer)
                .isEqualTo(Customer.of("C-17")
                        .withAttribute("region", "Utrecht")
                        .withAttribute("Age", "")
                        .withAttribute("channel", "web"))
                .hasToString("Customer[id=C-17, attributes={Age=, channel=web, region=Utrecht}]");
    }

    @Test
    void anAttributeSetAgainIsReplacedInACopy() {
        Customer before = Customer.of("C-17").withAttribute("region", "Utrecht");
        assertThat(before.withAttribute("region", "Zeeland").attribute("region"))
                .contains("Zeeland");
        assertThat(before.attribute("region")).contains("Utrecht");
    }

    @Test
    void attributesAreCopiedAndCannotBeChanged() {
        Map<String, String> attributes = new HashMap<>(Map.of("region", "Utrecht"));
        Customer customer = Customer.of("C-17", attributes);
        attributes.put("region", "Zeeland");
        assertThat(customer.attribute("region")).contains("Utrecht");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> customer.attributes().put("region", "Zeeland"));
    }

    @Test
    void theOrderOfTheGivenMapIsNotTakenOver() {
        SortedMap<String, String> backwards = new TreeMap<>(Comparator.reverseOrder());
        backwards.putAll(Map.of("a", "1", "b", "2"));
        assertThat(new Customer("C-17", backwards).attributes().keySet()).containsExactly("a", "b");
        assertThat(Customer.of("C-17", backwards).attributes().keySet()).containsExactly("a", "b");
    }

    @Test
    void blankNamesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Customer.of(" "))
                .withMessage("id must not be blank: length 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Customer.of("C-17").withAttribute("", "Utrecht"))
                .withMessage("name must not be blank: length 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Customer.of("C-17", Map.of("  ", "Utrecht")))
                .withMessage("attribute name must not be blank: length 2");
    }

    @Test
    void missingAttributesAreNone() {
        assertThat(new Customer("C-17", null)).isEqualTo(Customer.of("C-17"));
    }

    @Test
    void nullsAreNamed() {
        assertThatNullPointerException().isThrownBy(() -> Customer.of(null)).withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> Customer.of("C-17", null))
                .withMessage("attributes");
        assertThatNullPointerException()
                .isThrownBy(() -> Customer.of("C-17", Collections.singletonMap(null, "Utrecht")))
                .withMessage("attribute name");
        assertThatNullPointerException()
                .isThrownBy(() -> Customer.of("C-17", Collections.singletonMap("region", null)))
                .withMessage("attribute text");
        assertThatNullPointerException()
                .isThrownBy(() -> Customer.of("C-17").withAttribute(null, ""))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> Customer.of("C-17").withAttribute("region", null))
                .withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> Customer.of("C-17").attribute(null))
                .withMessage("name");
    }

    @Test
    void survivesSerialization() {
        Customer customer = Customer.of("C-17").withAttribute("region", "Utrecht");
        assertThat(Serialization.roundTrip(customer)).isEqualTo(customer).hasSameHashCodeAs(customer);
    }
}
