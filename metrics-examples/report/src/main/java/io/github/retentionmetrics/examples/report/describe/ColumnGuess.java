package io.github.retentionmetrics.examples.report.describe;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What columns are for, by their names in English, Dutch, German and French; a proposal to be checked, no more. */
enum ColumnGuess {
    CUSTOMER(
            "(requester|buyer) id|(customer|klant|kunden?|client|buyer user|user|account|contact|debiteur(en)?|member|relatie)"
                    + " ?(id|ids|nr|no|nummer|number|code|username)?",
            "(id|code|no|n|nr|numero|nummer) (client|klant|kunde)",
            "(.* )?(customer|buyer|client|klant|kunden?|requester|billing|user)s? (e ?mail|mail)( ?(address|adres|adresse))?",
            "(e ?mail|courriel|mail)( ?(address|adres|adresse))?",
            "(buyer|associated (company|contact)) (username|id|ids)|account code|customer reference id|code",
            "(.* )?e ?mail( .*)?",
            "respondent( id)?",
            "(customer|client|buyer|klant|kunden|tab|full|account) ?(name|naam|nom)",
            "(name|naam|nom|nom complet)"),
    RESPONDENT(
            "(customer|klant|kunden?|client|user|contact) ?(id|nr|no|nummer|number)?",
            "(.* )?(e ?mail|courriel)( ?(address|adres|adresse))?",
            "respondent( ?(id|nr|no|nummer|number))?|id|response id"),
    DATE(
            "close date",
            "(order|purchase|sale|sales|invoice|billed|transaction) ?date( .*)?|date (ordered|of order)",
            "(bestel|order|factuur|transactie|boek|koop|verkoop)datum|(bestell|rechnungs|auftrags|beleg|kauf)datum",
            "date (de )?(commande|facture|achat|vente)",
            "created( (at|on|date|time|utc))*|(creation|create) date|aangemaakt( op)?|erstellt( am)?|cree( le)?",
            "paid (at|on)( utc)?|date|datum|day|dag|tag|jour|timestamp|tijdstempel|zeitstempel",
            "(.* )?(date|datum)( .*)?"),
    AMOUNT(
            "(order|grand|invoice)? ?total( (price|amount|paid|purchased|ttc))?|order total|amount paid",
            "(totaal|totaal ?bedrag|gesamt ?(betrag|summe|preis)|montant (total|ttc)|total ttc|montant)( eur| euro)?",
            "(amount|bedrag|betrag|summe|prix|prijs|preis|price)( (eur|euro|paid|ttc|incl btw))?",
            "(revenue|omzet|umsatz|ca|net sales|gross sales|net price|sales|value|waarde|order value|item price)",
            "(.* )?(total|amount|bedrag|betrag|montant|price|revenue)( .*)?"),
    STATUS(
            "(order|financial|payment|deal|invoice|subscription|ticket|betaal|bestel)? ?"
                    + "(status|statut|etat|zustand|stage|state)",
            "response type",
            "mode|void|test",
            "type"),
    CURRENCY("(order|amount|invoice)? ?(currency|valuta|wahrung|devise|munt|muntsoort)( code)?"),
    ORDER(
            "(order|transaction|sales record|bestell|bestel|auftrags?|rechnungs|factuur|invoice|receipt|bon|commande"
                    + "|facture|amazon order|sale|boekstuk) ?(id|no|nr|nummer|number|key|ref)?",
            "(id|no|n|nr|numero|nummer) (commande|facture|order|bestelling)",
            "(.* )?(order|transaction|boekstuk|boekstuknummer) ?(id|no|nr|nummer|number)?"),
    REFUND("(.* )?(refund|refunded|retour|erstattung|remboursement|terugbetaald)( .*)?"),
    START(
            "start date( utc)?|(subscription )?started at",
            "start( utc)?|started( at| on)?|(subscription )?started at|startdatum|begin(datum)?|date de debut|debut",
            "created( utc| at)?|joined|(.* )?(start|begin)( .*)?"),
    END(
            "end( date)?( utc)?|ended( at| on)?( utc)?|einddatum|enddatum|einde|ende|date de fin|fin",
            "(.* )?(ended|cancelled|canceled|opgezegd|gekundigt|left)( .*)?"),
    TICKET("(ticket|issue|case|request)? ?(id|key|nr|number|nummer)", "ticket"),
    CREATED("(ticket )?(created|opened|aangemaakt|geopend|erstellt)( .*)?|created ?at"),
    SOLVED(
            "(ticket )?(solved|resolved|opgelost|gelost|resolu)( (at|on|time|date|timestamp))?",
            "closed( .*)?|gesloten"),
    SCORE(
            "(how likely|hoe waarschijnlijk|wie wahrscheinlich|quelle est la probabilite|.*recommend|.*aanbevelen"
                    + "|.*empfehlen|.*recommand).*",
            "score|nps|rating|cijfer|note|bewertung|beoordeling|tevredenheid|satisfaction|grade");

    private static final Pattern STATUS_LIKE = Pattern.compile(
            "(.* )?(status|statut|etat|zustand|stage|state|type|typ|soort|currency|valuta|wahrung|devise|mode|void|interval)");
    private static final Pattern ABOUT_OPINION =
            Pattern.compile(".*(tevreden|aanbevelen|satisfied|recommend|likely).*");
    private static final Pattern ABOUT_SATISFACTION = Pattern.compile(".*(tevreden|satisf|zufrieden|satisfait).*");
    private static final Pattern PLACE = Pattern.compile("(ship|shipping|billing|customer|buyer) .*");
    private static final Pattern GROUP_LIKE = Pattern.compile(
            "(.* )?(category|categorie|kategorie|source|bron|quelle|channel|kanaal|kanal|canal|country|land|pays|priority"
                    + "|prioriteit|method|methode|gateway|region|regio|segment|plan|unit)");

    @SuppressWarnings("ImmutableEnumChecker") // never changed, and neither are patterns
    private final List<Pattern> patterns;

    ColumnGuess(String... patterns) {
        List<Pattern> all = new ArrayList<>();
        for (String pattern : patterns) {
            all.add(Pattern.compile(pattern));
        }
        this.patterns = List.copyOf(all);
    }

    /** A name in small letters without accents, with a blank for whatever is neither letter nor digit. */
    static String normal(String name) {
        return Normalizer.normalize(name.length() > 200 ? name.substring(0, 200) : name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** The columns that may be meant and are usable, the likeliest first. */
    List<ColumnProfile> of(List<ColumnProfile> columns, Predicate<ColumnProfile> isUsable) {
        return columns.stream()
                .filter(column -> rank(column.name()) < patterns.size() && isUsable.test(column))
                .sorted(Comparator.comparingInt((ColumnProfile column) -> rank(column.name())))
                .toList();
    }

    /** Whether a name may be meant. */
    boolean isMeant(String name) {
        return rank(name) < patterns.size();
    }

    /** Whether a text is the usual name of a column. */
    static boolean isUsual(String text) {
        for (ColumnGuess guess : values()) {
            if (guess.isMeant(text)) {
                return true;
            }
        }
        return false;
    }

    /** How unlikely a name is. */
    int rank(String name) {
        String normal = normal(name);
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matcher(normal).matches()) {
                return i;
            }
        }
        return patterns.size();
    }

    /** Whether a column's name says that its values are about orders and are few. */
    static boolean isStatusLike(String name) {
        String normal = normal(name);
        return STATUS_LIKE.matcher(normal).matches() && !PLACE.matcher(normal).matches();
    }

    /** Whether a column's name asks for an opinion. */
    static boolean isAboutOpinion(String name) {
        return ABOUT_OPINION.matcher(normal(name)).matches();
    }

    /** Whether a column's name asks how satisfied a customer is. */
    static boolean isAboutSatisfaction(String name) {
        return ABOUT_SATISFACTION.matcher(normal(name)).matches();
    }

    /** Whether a column's name is a question. */
    static boolean isQuestion(String name) {
        return name.strip().endsWith("?");
    }

    /** Whether a column's name says that its values divide orders into groups. */
    static boolean isGroupLike(String name) {
        return GROUP_LIKE.matcher(normal(name)).matches();
    }
}
