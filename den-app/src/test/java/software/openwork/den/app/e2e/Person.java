package software.openwork.den.app.e2e;

/** Somebody who has an account, and the cookie header that a browser of theirs sends. */
record Person(String id, String name, String email, String password, String token, String cookie) {

    Person with(String otherToken, String otherCookie) {
        return new Person(id, name, email, password, otherToken, otherCookie);
    }
}
