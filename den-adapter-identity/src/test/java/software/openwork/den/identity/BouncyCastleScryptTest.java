package software.openwork.den.identity;

class BouncyCastleScryptTest implements ScryptContract {

    @Override
    public Scrypt scrypt() {
        return new BouncyCastleScrypt();
    }
}
