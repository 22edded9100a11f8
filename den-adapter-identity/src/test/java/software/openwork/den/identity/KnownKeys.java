package software.openwork.den.identity;

import java.util.Arrays;
import java.util.HexFormat;

/** The vectors of RFC 7914, section 12, and a fake that knows them and nothing else. */
record KnownKeys(boolean fillsHeap) implements Scrypt {

    static final String NOTHING = "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
            + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906";
    static final String PASSWORD = "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
            + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640";
    static final String PLEASE_LET_ME_IN = "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
            + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887";

    @Override
    public byte[] key(byte[] password, byte[] salt, Cost cost, int length) {
        String key = switch (cost.n()) {
            case 16 -> NOTHING;
            case 1024 -> PASSWORD;
            case 16384 -> PLEASE_LET_ME_IN;
            default -> throw new IllegalArgumentException("not in the RFC");
        };
        return Arrays.copyOf(HexFormat.of().parseHex(key), length);
    }

    @Override
    public String toString() {
        return "the fake";
    }
}
