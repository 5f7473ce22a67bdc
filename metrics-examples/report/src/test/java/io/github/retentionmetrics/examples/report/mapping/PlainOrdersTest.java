package io.github.retentionmetrics.examples.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The column {@code order_id} of the plain form: the rows of one order are added up. */
class PlainOrdersTest {
    @TempDir
    private Path folder;

    private Run run(String content, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("input.csv"), content);
        String[] args = new String[options.length + 3];
        System.arraycopy(options, 0, args, 0, options.length);
        args[options.length] = "--no-forecast";
        args[options.length + 1] = "--purchases";
        args[options.length + 2] = file.toString();
        return Run.into(folder.resolve("report"), args);
    }

    @Test
    void rowsOfOneOrderAreAddedUp() throws IOException {
        Run run = run("""
                customer_id,date,amount,order_id
                C1,2026-01-05,10.00,1
                C2,2026-01-05,3.00,2
                C1,2026-01-05,2.50,1
                C1,2026-01-07,-1.00,3
                """);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("2 by 2 customers").contains("EUR 14.50");
    }

    @Test
    void eachRowIsComplete() throws IOException {
        String header = "order_id,customer_id,date,amount\n";
        assertThat(run(header + "1,C1,2026-01-05,10.00\n1,,2026-01-05,1.00\n").err())
                .contains("input.csv line 3, column customer_id: customer_id must not be blank: empty");
        assertThat(run(header + ",C1,2026-01-05,10.00\n").err())
                .contains("input.csv line 2, column order_id: order_id must not be blank: empty");
        assertThat(run(header + "1,C1,2026-01-05,10.00\n1,C1,2026-01-35,1.00\n").err())
                .contains("input.csv line 3, column date: date must be a calendar date");
        assertThat(run(header + "1,C1,2026-01-05,10.00\n1,C1,2026-01-05,x\n").err())
                .contains("input.csv line 3, column amount: amount must be a number such as 1234.56: a letter");
    }

    @Test
    void anOrderHasOneCustomerAndOneCategory() throws IOException {
        String header = "order_id,customer_id,date,amount,category\n";
        assertThat(run(header + "1,C1,2026-01-05,10.00,tea\n1,C2,2026-01-05,1.00,tea\n")
                        .err())
                .contains("order_id must have one customer in all records of an order");
        assertThat(run(header + "1,C1,2026-01-05,10.00,tea\n1,C1,2026-01-05,1.00,mugs\n")
                        .err())
                .contains("order_id must have one category in all records of an order");
    }

    @Test
    void anOrderWithABadRowIsSkippedWhole() throws IOException {
        Run run = run("""
                order_id,customer_id,date,amount
                1,C1,2026-01-05,10.00
                1,C1,2026-01-05,x
                2,C2,2026-01-06,3.00
                """, "--skip-bad-rows");
        assertThat(run.out()).contains("1 by 1 customer").contains("EUR 3.00");
        assertThat(Files.readString(folder.resolve("report/rejects.csv")))
                .contains(",2,3,amount,must be a number such as 1234.56\n")
                .contains(",1,2,order_id,must have no bad record in the order\n");
    }
}
