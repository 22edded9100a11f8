package software.openwork.den.application.admin;

import java.time.Duration;
import java.time.Instant;
import software.openwork.den.domain.admin.UserReport;

/** Sums over users, who come one by one. */
public final class OverviewSums {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    private final Instant now;
    private final boolean plans;
    private long users;
    private long verified;
    private long ofWeek;
    private long ofMonth;
    private long cloudWorkers;
    private long localWorkers;
    private long withWorkers;
    private long paid;
    private long unpaid;

    OverviewSums(Instant now, boolean plans) {
        this.now = now;
        this.plans = plans;
    }

    void add(UserReport user) {
        users++;
        verified += user.emailVerified() ? 1 : 0;
        ofWeek += isSince(user, WEEK) ? 1 : 0;
        ofMonth += isSince(user, MONTH) ? 1 : 0;
        cloudWorkers += user.cloudWorkers();
        localWorkers += user.localWorkers();
        withWorkers += user.workers() > 0 ? 1 : 0;
        UserReport.Plan plan = user.plan();
        if (plan != null) {
            paid += plan.allowed() ? 1 : 0;
            unpaid += plan.allowed() ? 0 : 1;
        }
    }

    private boolean isSince(UserReport user, Duration age) {
        return !user.createdAt().isBefore(now.minus(age));
    }

    public long users() {
        return users;
    }

    public long verified() {
        return verified;
    }

    /** Accounts made in the last seven days. */
    public long ofWeek() {
        return ofWeek;
    }

    /** Accounts made in the last thirty days. */
    public long ofMonth() {
        return ofMonth;
    }

    public long cloudWorkers() {
        return cloudWorkers;
    }

    public long localWorkers() {
        return localWorkers;
    }

    /** Users who made at least one. */
    public long withWorkers() {
        return withWorkers;
    }

    /** Whether plans were asked for: without them the next three say nothing. */
    public boolean plans() {
        return plans;
    }

    public long paid() {
        return paid;
    }

    public long unpaid() {
        return unpaid;
    }

    /** Users of whom nothing is remembered. */
    public long unknown() {
        return users - paid - unpaid;
    }
}
