package io.github.retentionmetrics.examples.report.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dutch articles and pronouns before and after the name of a period. The texts are written for the common gender, as of
 * {@code de maand}; quarters and years are neuter: {@code het kwartaal}, {@code dat jaar}.
 */
final class DutchAgreement {
    private static final String NEUTER = "(kwartaal|jaar)\\b";
    private static final Pattern ARTICLE =
            Pattern.compile("\\b([Dd])e((?: (?:laatste|volledige|volgende|vorige))*) " + NEUTER);
    private static final Pattern INDEFINITE = Pattern.compile("\\b(g?een) volledige " + NEUTER);
    private static final Pattern RELATIVE = Pattern.compile("\\b" + NEUTER + " die\\b");

    private DutchAgreement() {}

    static String of(String text) {
        String agreed = ARTICLE.matcher(text)
                .replaceAll(article -> Matcher.quoteReplacement(
                        (article.group(1).equals("D") ? "Het" : "het") + article.group(2) + " " + article.group(3)));
        agreed = INDEFINITE.matcher(agreed).replaceAll("$1 volledig $2");
        agreed = RELATIVE.matcher(agreed).replaceAll("$1 dat");
        return agreed.replaceAll("\\bdezelfde " + NEUTER, "hetzelfde $1")
                .replaceAll("\\bdie " + NEUTER, "dat $1")
                .replaceAll("\\belke " + NEUTER, "elk $1");
    }
}
