package io.github.retentionmetrics.examples.report.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.evaluation.ModelChoice;
import io.github.retentionmetrics.evaluation.ModelChoice.Candidate;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.rate.Expectation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelChoiceTextTest {
    /** MBG/NBD has a lower AIC than the chosen model, and a larger error. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 210 | BG/NBD, which has the lowest AIC, 200.0, of the models whose holdout errors do not clearly differ;"
                        + " next is Pareto/NBD with 210.0; MBG/NBD is left out, since its holdout error is larger:"
                        + " 1.740 per customer (RMSE) against 1.726",
                "en | 200 | BG/NBD, which fits as well as Pareto/NBD (AIC 200.0000); MBG/NBD is left out, since its holdout"
                        + " error is larger: 1.740 per customer (RMSE) against 1.726",
                "nl | 210 | BG/NBD, met de laagste AIC, 200,0, van de modellen waarvan de fouten in de toets achteraf niet te"
                        + " onderscheiden zijn; daarna Pareto/NBD met 210,0; MBG/NBD valt af, want de fout in de toets"
                        + " achteraf is groter: 1,740 per klant (RMSE) tegen 1,726"
            })
    void modelsOfLargerErrorsAreNamedWithTheirError(Locale language, double other, String expected) {
        ModelChoice choice = new ModelChoice(List.of(
                new Candidate("BG/NBD", 200, Expectation.of(1.726), true),
                new Candidate("Pareto/NBD", other, Expectation.of(1.7271), true),
                new Candidate("MBG/NBD", 190, Expectation.of(1.74), false)));
        assertThat(ModelChoiceText.of(choice, new SummaryWords(language))).isEqualTo(expected);
    }
}
