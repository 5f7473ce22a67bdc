package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.period.Granularity.MONTH;
import static io.github.retentionmetrics.survey.NetPromoterScore.toNetPromoterScore;
import static io.github.retentionmetrics.survey.RepeatedAnswers.LATEST;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.retention.NetRevenueRetention;
import io.github.retentionmetrics.survey.SurveyResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Question: how does a web service answer with retention, cohorts and scores as JSON?
 *
 * <p>It hands the results of the library to its JSON mapper as they are: there is no class for a response, and no
 * mapping code. Periods and granularities are request parameters. What the library refuses is a bad request with the
 * message of the library, which names no customer and no amount.
 *
 * <pre>
 * GET /movements?by=month                        customers at the start, new, resurrected, lost, at the end
 * GET /net-revenue-retention?period=2026-03      with its interval
 * GET /cohorts                                   the triangle, row by row
 * GET /nps                                       with its interval
 * </pre>
 *
 * <p>The mapper is that of the application, such as {@code new ObjectMapper()::writeValueAsString} of Jackson 3, or of
 * Jackson 2 with its module for {@code java.time}. A controller of a framework does the same with less: it returns
 * the result, and the framework calls its mapper.
 */
public final class RetentionService implements HttpHandler {
    /** A JSON mapper, such as {@code new ObjectMapper()::writeValueAsString}. */
    @FunctionalInterface
    public interface Mapper {
        /**
         * The JSON of a result.
         *
         * @param result the result of the library
         * @return its JSON
         * @throws IOException if the mapper cannot write it
         */
        String write(Object result) throws IOException;
    }

    private final Mapper mapper;
    private final PurchaseHistory purchases;
    private final List<SurveyResponse> answers;

    /**
     * A service on facts that were read before.
     *
     * @param mapper the JSON mapper of the application
     * @param purchases the purchases
     * @param answers the answers to the question whether a customer would recommend the shop, from 0 to 10
     */
    public RetentionService(Mapper mapper, PurchaseHistory purchases, List<SurveyResponse> answers) {
        this.mapper = mapper;
        this.purchases = purchases;
        this.answers = List.copyOf(answers);
    }

    /**
     * A server for this service on a free port of this machine.
     *
     * @return the server, not yet started
     * @throws IOException if there is no such port
     */
    public HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this);
        return server;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        int status = 200;
        Object answer;
        try {
            answer = answer(exchange.getRequestURI());
        } catch (IllegalArgumentException e) {
            status = 400;
            answer = Map.of("error", Objects.requireNonNullElse(e.getMessage(), ""));
        }
        byte[] json = mapper.write(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    private Object answer(URI uri) {
        Map<String, String> parameters = parameters(uri);
        return switch (uri.getPath()) {
            case "/movements" -> purchases.movements(Granularity.valueOf(parameters.getOrDefault("by", "month")));
            case "/net-revenue-retention" ->
                NetRevenueRetention.estimate(purchases, Period.valueOf(parameters.getOrDefault("period", "")));
            case "/cohorts" -> CohortAnalysis.by(MONTH).over(purchases);
            case "/nps" -> answers.stream().collect(LATEST.andThen(toNetPromoterScore()));
            default -> throw new IllegalArgumentException("path is not known: " + uri.getPath());
        };
    }

    private static Map<String, String> parameters(URI uri) {
        return Stream.of(Objects.requireNonNullElse(uri.getQuery(), "").split("&"))
                .filter(parameter -> parameter.contains("="))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (first, second) -> first));
    }
}
