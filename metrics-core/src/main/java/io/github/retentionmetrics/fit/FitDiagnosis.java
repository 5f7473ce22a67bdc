package io.github.retentionmetrics.fit;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Determines which parameters the data determine, from the limits that the search reached and the curvature at its end.
 *
 * <p>Parameters that go to a limit are taken out: they have no standard error, and the standard errors of the others
 * are those in the limit. Where two parameters go to a limit together and their ratio is finite, that ratio is a
 * parameter of the limit, and its uncertainty is part of the errors of the others; neither of the two has a standard
 * error. Parameters that the data hardly determine are taken out as well, since a curvature near zero gives no usable
 * standard error.
 */
final class FitDiagnosis {
    private final ParametricFamily family;
    private final List<Limit> limits;
    private final List<String> vague;
    private final double[][] covariance;

    /**
     * Looks at a maximum.
     *
     * @param family the family of the model
     * @param information the curvature in the coordinates that are not held
     * @param limits the limits at which coordinates are held
     */
    FitDiagnosis(ParametricFamily family, Information information, List<Limit> limits) {
        SearchSpace space = family.space();
        this.family = family;
        this.limits = limits.stream().map(limit -> limit.ofParameters(space)).toList();
        this.covariance = covariance(space, information.covariance());
        int[] vagueCoordinates = information.vague();
        int[] gone = parametersWhere(i -> this.limits.stream().anyMatch(limit -> limit.isGoing(i)));
        int[] undetermined = parametersWhere(i ->
                space.dependsOn(i, vagueCoordinates) && this.limits.stream().noneMatch(limit -> limit.isGoing(i)));
        Arrays.stream(gone).forEach(this::takeOut);
        Arrays.stream(undetermined).forEach(this::takeOut);
        this.vague = Arrays.stream(undetermined)
                .mapToObj(family.parameterNames()::get)
                .toList();
    }

    private int[] parametersWhere(IntPredicate condition) {
        return IntStream.range(0, family.parameters().size()).filter(condition).toArray();
    }

    /** The covariance of the parameters on the scales of their domains, from that of the coordinates. */
    private static double[][] covariance(SearchSpace space, double[][] ofCoordinates) {
        double[][] half =
                Arrays.stream(ofCoordinates).map(space::scaledParameters).toArray(double[][]::new);
        return transposed(
                Arrays.stream(transposed(half)).map(space::scaledParameters).toArray(double[][]::new));
    }

    private static double[][] transposed(double[][] matrix) {
        return IntStream.range(0, matrix.length)
                .mapToObj(j -> Arrays.stream(matrix).mapToDouble(row -> row[j]).toArray())
                .toArray(double[][]::new);
    }

    private void takeOut(int parameter) {
        Arrays.fill(covariance[parameter], Double.NaN);
        for (double[] row : covariance) {
            row[parameter] = Double.NaN;
        }
    }

    /**
     * The covariance of the parameters on the scales of their domains; NaN for a parameter that is at a boundary or not
     * determined.
     */
    double[][] covariance() {
        return covariance;
    }

    /** The limits, in terms of the parameters. */
    List<Limit> limits() {
        return limits;
    }

    ModelFit.Outcome outcome() {
        if (limits.stream().anyMatch(limit -> !limit.isConstant())) {
            return ModelFit.Outcome.AT_BOUNDARY;
        }
        return limits.isEmpty() && vague.isEmpty() ? ModelFit.Outcome.DETERMINED : ModelFit.Outcome.FLAT;
    }

    /** A readable text of the outcome; empty if the data determine all parameters. */
    String explanation() {
        List<Parameter> parameters = family.parameters();
        List<String> texts = limits.stream()
                .map(limit -> new LimitText(limit, parameters).sentence())
                .toList();
        List<String> meanings = limits.stream()
                .map(limit -> family.meaning(limit.byName(parameters)))
                .filter(meaning -> !meaning.isEmpty())
                .toList();
        return switch (outcome()) {
            case DETERMINED -> "";
            case FLAT ->
                "the data hardly determine "
                        + (texts.isEmpty() ? LimitText.and(vague) : "the parameters, of which " + LimitText.and(texts))
                        + ": values many times larger or smaller fit "
                        + (texts.isEmpty() ? "almost " : "")
                        + "as well, so trust the predictions and not these parameters";
            case AT_BOUNDARY ->
                "the likelihood is highest at a boundary, where " + LimitText.and(texts)
                        + (meanings.isEmpty() ? "" : ": " + LimitText.and(meanings))
                        + (vague.isEmpty() ? "" : "; the data hardly determine " + LimitText.and(vague));
        };
    }
}
