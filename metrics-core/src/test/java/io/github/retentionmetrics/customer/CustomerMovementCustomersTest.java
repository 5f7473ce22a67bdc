package io.github.retentionmetrics.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerMovementCustomersTest {
    private static final CustomerMovement.Customers MARCH = new CustomerMovement.Customers(
            List.of("eva"), List.of("daan", "anna"), List.of("cato", "Zoë"), List.of("bram"));

    @Test
    void eachListIsInAlphabeticalOrder() {
        assertThat(MARCH.newCustomers()).containsExactly("eva");
        assertThat(MARCH.retained()).containsExactly("anna", "daan");
        assertThat(MARCH.resurrected()).containsExactly("Zoë", "cato");
        assertThat(MARCH.lost()).containsExactly("bram");
        assertThat(MARCH.start()).containsExactly("anna", "bram", "daan");
        assertThat(MARCH.end()).containsExactly("Zoë", "anna", "cato", "daan", "eva");
        assertThat(MARCH)
                .isEqualTo(new CustomerMovement.Customers(
                        List.of("eva"), List.of("anna", "daan"), List.of("Zoë", "cato"), List.of("bram")));
    }

    @Test
    void theListsHaveAsManyIdentifiersAsTheMovementCounts() {
        assertThat(MARCH.toMovement()).isEqualTo(new CustomerMovement(3, 1, 2, 1, 5));
        assertThat(MARCH).hasToString("3 at start + 1 new + 2 resurrected - 1 lost = 5 at end");
    }

    @Test
    void disjointGroupsAddUp() {
        CustomerMovement.Customers others =
                new CustomerMovement.Customers(List.of("finn"), List.of(), List.of("ben"), List.of("gijs"));

        assertThat(MARCH.plus(others))
                .isEqualTo(others.plus(MARCH))
                .isEqualTo(new CustomerMovement.Customers(
                        List.of("eva", "finn"),
                        List.of("anna", "daan"),
                        List.of("Zoë", "ben", "cato"),
                        List.of("bram", "gijs")));
        assertThat(MARCH.plus(CustomerMovement.Customers.empty())).isEqualTo(MARCH);
        assertThat(CustomerMovement.Customers.empty().plus(MARCH)).isEqualTo(MARCH);
        assertThat(CustomerMovement.Customers.empty().toMovement()).isEqualTo(CustomerMovement.empty());
    }

    @Test
    void aCustomerIsInOneListAndOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MARCH.plus(new CustomerMovement.Customers(List.of(), List.of("bram"), List.of(), List.of())))
                .withMessage("identifiers must be different from each other: one of 7 occurs twice");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new CustomerMovement.Customers(List.of(), List.of(), List.of("a", "b", "a"), List.of()))
                .withMessage("identifiers must be different from each other: one of 3 occurs twice");
    }

    @Test
    void changesOfAListThatWasGivenDoNotMatter() {
        List<String> lost = new ArrayList<>(List.of("bram"));
        CustomerMovement.Customers customers = new CustomerMovement.Customers(List.of(), List.of(), List.of(), lost);
        lost.add("anna");

        assertThat(customers.lost()).containsExactly("bram");
        assertThat(customers.lost()).isUnmodifiable();
    }

    @Test
    void whatIsNoIdentifierIsNamed() {
        List<String> none = List.of();
        assertThatNullPointerException()
                .isThrownBy(() -> new CustomerMovement.Customers(none, none, none, null))
                .withMessage("lost");
        assertThatNullPointerException()
                .isThrownBy(() -> new CustomerMovement.Customers(Arrays.asList("a", null), none, none, none))
                .withMessage("identifier in newCustomers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerMovement.Customers(none, List.of(" "), none, none))
                .withMessage("identifier in retained must not be blank: length 1");
        assertThatNullPointerException().isThrownBy(() -> MARCH.plus(null)).withMessage("other");
    }
}
