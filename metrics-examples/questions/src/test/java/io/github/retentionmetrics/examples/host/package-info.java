/**
 * The library inside an application: results handed to a JSON mapper as they are. It is compiled and run with the
 * tests, because the examples themselves depend on nothing but the library.
 */
package io.github.retentionmetrics.examples.host;
