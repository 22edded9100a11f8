package software.openwork.den.simulator.vendor;

/** What the simulated vendors can be asked for. */
public enum Operation {
    /** Render: one workspace. */
    GET_OWNER,
    /** Render: services, page by page. */
    LIST_SERVICES,
    /** Render: a new service. */
    CREATE_SERVICE,
    /** Render: one service. */
    GET_SERVICE,
    /** Render: removes a service. */
    DELETE_SERVICE,
    /** Render: stops a service. */
    SUSPEND,
    /** Render: starts a service again. */
    RESUME,
    /** Render: deploys of a service, newest first. */
    LIST_DEPLOYS,
    /** Render: one deploy. */
    GET_DEPLOY,
    /** Render: a new deploy. */
    CREATE_DEPLOY,
    /** Render: custom domains of a service. */
    LIST_DOMAINS,
    /** Render: a new custom domain. */
    ADD_DOMAIN,
    /** Render: one custom domain. */
    GET_DOMAIN,
    /** Render: removes a custom domain. */
    REMOVE_DOMAIN,
    /** Render: looks whether a custom domain points here. */
    VERIFY_DOMAIN,
    /** Render: environment variables of a service. */
    LIST_ENV,
    /** Render: puts other environment variables in the place of all. */
    REPLACE_ENV,
    /** Vercel: records of a zone, page by page. */
    LIST_RECORDS,
    /** Vercel: a new record. */
    CREATE_RECORD,
    /** Vercel: changes a record. */
    UPDATE_RECORD,
    /** Vercel: removes a record. */
    DELETE_RECORD,
    /** A worker: its health. */
    HEALTH,
    /** A worker: anything that needs a token. */
    WORKER_API,
    /** Polar: a customer with what is granted. */
    CUSTOMER_STATE,
    /** Polar: customers by address. */
    LIST_CUSTOMERS,
    /** Polar: changes a customer. */
    UPDATE_CUSTOMER,
    /** Polar: a new checkout. */
    CREATE_CHECKOUT,
    /** Polar: subscriptions of a customer. */
    LIST_SUBSCRIPTIONS,
    /** Polar: one subscription. */
    GET_SUBSCRIPTION,
    /** Polar: changes a subscription. */
    UPDATE_SUBSCRIPTION,
    /** Polar: orders of a customer. */
    LIST_ORDERS,
    /** Polar: the invoice of an order. */
    GET_INVOICE,
    /** Polar: a new session of the customer portal. */
    CREATE_CUSTOMER_SESSION,
    /** Polar: the product on sale. */
    GET_PRODUCT,
    /** Polar: a page for people. */
    PAGE,
    /** Anything that the vendor does not have. */
    UNKNOWN
}
