package software.openwork.den.domain.account;

class FakeEmailTokensTest implements EmailTokensContract {

    @Override
    public EmailTokens tokens() {
        return new FakeEmailTokens("ours");
    }

    @Override
    public EmailTokens others() {
        return new FakeEmailTokens("theirs");
    }
}
