package dev.latchkey.benchmark.policy;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all measurements of the policy engine and prints one table: medians over iterations, and bytes per call. */
public final class PolicyBenchmarks {

    private PolicyBenchmarks() {}

    public static void main(String[] arguments) throws RunnerException {
        String include = arguments.length > 0 ? arguments[0] : "dev.latchkey.benchmark.policy";
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(include)
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.milliseconds(800))
                        .measurementIterations(9)
                        .measurementTime(TimeValue.milliseconds(400))
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<String, Double> medians = new TreeMap<>();
        print("%-40s %14s %12s%n", "measurement", "median", "bytes/call");
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            name = name.substring(name.lastIndexOf('.') + 1);
            double median = median(result);
            medians.put(name, median);
            Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
            double allocated = bytes == null ? Double.NaN : bytes.getScore();
            print("%-40s %14s %12.0f%n", name, time(median), allocated);
        }
        ratio(medians, "mfaPolicyAllowed", "cedarMfaPolicyAllowed");
        ratio(medians, "mfaPolicyExplicitlyDenied", "cedarMfaPolicyExplicitlyDenied");
        ratio(medians, "mfaPolicyImplicitlyDenied", "cedarMfaPolicyImplicitlyDenied");
        throughput(medians, "parse", Documents.maximum(0));
        throughput(medians, "parseAndCompile", Documents.maximum(0));
        throughput(medians, "parseAndCompileMfaPolicy", Documents.mfaPolicy());
    }

    private static double median(RunResult result) {
        double[] scores = result.getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .sorted()
                .toArray();
        return scores.length == 0 ? Double.NaN : scores[scores.length / 2];
    }

    private static void ratio(Map<String, Double> medians, String ours, String theirs) {
        Double left = medians.get(ours);
        Double right = medians.get(theirs);
        if (left != null && right != null) {
            print("%-40s %13.0f×%n", theirs + " / " + ours, right / left);
        }
    }

    private static void throughput(Map<String, Double> medians, String name, String text) {
        Double nanos = medians.get(name);
        if (nanos != null) {
            double bytes = text.length();
            print("%-40s %8.1f MiB/s %8.0f ns/KiB%n", name, bytes / nanos * 1e9 / (1 << 20), nanos / bytes * 1024);
        }
    }

    private static String time(double nanos) {
        return nanos < 10_000
                ? String.format(Locale.ROOT, "%.0f ns", nanos)
                : String.format(Locale.ROOT, "%.1f µs", nanos / 1000);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
